import type { Finding } from '../finding';
import type { LawView } from '../law-view';
import { MEASURES, type Suspension } from '../packs/calendar';

const RESULT = { suspended: 'hit', unverified: 'undetermined', over: 'clear' } as const;

function stateOf(found: Finding, law: LawView): { suspension: Suspension; state: keyof typeof RESULT } | null {
  if (found.suspension === undefined || found.result === 'clear' || !found.touches) return null;
  const { suspension } = MEASURES[found.suspension];
  if (suspension === null || law.on < suspension.from) return null;
  const state = law.state(found.suspension);
  if (state.kind === 'suspended' || (state.kind === 'not_yet' && state.suspendedBy !== null)) return { suspension, state: 'suspended' };
  if (state.kind === 'unverified') return { suspension, state: 'unverified' };
  return state.kind === 'in_force' ? { suspension, state: 'over' } : null;
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
    const about = stateOf(found, law);
    if (about === null || shown.has(about.suspension.id)) continue;
    const { suspension, state } = about;
    shown.set(suspension.id, {
      rule: suspension.rule, result: RESULT[state], effect: 'none', because: sentence(suspension, state, law.on), citation: suspension.citation, missing: [], touches: true,
    });
  }
  return [...shown.values()];
}
