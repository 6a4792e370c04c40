import type { IsoDate } from '@ytterby/kernel';
import { extensionOf, Finding } from '../finding';
import type { LawView } from '../law-view';
import { MEASURES, type MeasureId, type Suspension } from '../packs/calendar';

const RESULT = { suspended: 'hit', unverified: 'undetermined', over: 'clear' } as const;

interface Played {
  readonly suspension: Suspension;
  readonly state: keyof typeof RESULT;
  /** The last day of a suspension that was confirmed to go on; null: as written. */
  readonly extendedTo: IsoDate | null;
}

function stateOf(id: MeasureId, law: LawView): Played | null {
  const { suspension } = MEASURES[id];
  if (suspension === null || law.on < suspension.from) return null;
  const state = law.state(id);
  switch (state.kind) {
    case 'suspended':
      return { suspension, state: 'suspended', extendedTo: extensionOf(state) };
    case 'not_yet':
      return state.suspendedBy === null ? null : { suspension, state: 'suspended', extendedTo: null };
    case 'unverified':
      return { suspension, state: 'unverified', extendedTo: null };
    case 'in_force':
      return { suspension, state: 'over', extendedTo: null };
    case 'not_published':
      return null;
  }
}

function sentence({ suspension, state, extendedTo }: Played, on: string): string {
  const window = `No. ${suspension.id} suspends the measure from ${suspension.from} "至" ${suspension.lastDay}`;
  if (extendedTo !== null) return `${window}, and is confirmed as extended to ${extendedTo}; it is suspended on ${on}.`;
  if (state === 'suspended') return `${window}; it is suspended on ${on}.`;
  if (state === 'over') return `${window}; the suspension is over on ${on}.`;
  return `${window}; what follows has not been confirmed for ${on}.`;
}

/** The suspension notices that played a part in the findings of a line, once each. They have no effect of their own. */
export function suspensionFindings(findings: readonly Finding[], law: LawView): Finding[] {
  const shown = new Map<string, Finding>();
  for (const found of findings) {
    const about = found.suspension === undefined || found.result === 'clear' || !found.touches ? null : stateOf(found.suspension, law);
    if (about === null || shown.has(about.suspension.id)) continue;
    const { suspension, state } = about;
    shown.set(suspension.id, new Finding({
      rule: suspension.rule, result: RESULT[state], effect: 'none', because: () => sentence(about, law.on), citation: suspension.citation, compared: undefined, missing: [], touches: true, stops: false, suspension: undefined,
    }));
  }
  return [...shown.values()];
}
