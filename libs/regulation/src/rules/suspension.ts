import { Finding } from '../finding';
import type { LawView } from '../law-view';
import { MEASURES, type MeasureId, type Suspension } from '../packs/calendar';

const RESULT = { suspended: 'hit', unverified: 'undetermined', over: 'clear' } as const;

interface Played {
  readonly suspension: Suspension;
  readonly state: keyof typeof RESULT;
}

function stateOf(id: MeasureId, law: LawView): Played | null {
  const { suspension } = MEASURES[id];
  if (suspension === null || law.on < suspension.from) return null;
  const state = law.state(id);
  switch (state.kind) {
    case 'suspended':
      return { suspension, state: 'suspended' };
    case 'not_yet':
      return state.suspendedBy === null ? null : { suspension, state: 'suspended' };
    case 'unverified':
      return { suspension, state: 'unverified' };
    case 'in_force':
      return { suspension, state: 'over' };
    case 'not_published':
      return null;
  }
}

function sentence(suspension: Suspension, state: keyof typeof RESULT, on: string): string {
  const window = `No. ${suspension.id} suspends the measure from ${suspension.from} "至" ${suspension.lastDay}`;
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
      rule: suspension.rule, result: RESULT[state], effect: 'none', because: () => sentence(suspension, state, law.on), citation: suspension.citation, compared: undefined, missing: [], touches: true, stops: false, suspension: undefined,
    }));
  }
  return [...shown.values()];
}
