import type { Action, Outcome } from '@ytterby/contracts';
import type { LiveState } from '../api/events';
import { ACTION_LABELS, OUTCOME_LABELS } from '../model/labels';

const SIGNS: Readonly<Record<Action, string>> = { stop: '■', hold: '‖', release: '▶' };

/** What the order system does, told by word, sign and colour. */
export function ActionBadge({ action }: { readonly action: Action | null }) {
  if (action === null) return <span className="badge pending">Pending</span>;
  return (
    <span className={`badge ${action}`} title={ACTION_LABELS[action].meaning}>
      <span aria-hidden="true">{SIGNS[action]}</span> {ACTION_LABELS[action].short}
    </span>
  );
}

/** The outcome in words; a dash while there is none. */
export function OutcomeText({ outcome }: { readonly outcome: Outcome | null }) {
  if (outcome === null) return <span className="muted">—</span>;
  return <span title={OUTCOME_LABELS[outcome].meaning}>{OUTCOME_LABELS[outcome].short}</span>;
}

const LIVE_TEXT: Readonly<Record<LiveState, string>> = {
  connecting: 'Connecting…',
  live: 'Live',
  waiting: 'Connection lost, trying again…',
  refused: 'No live updates',
};

/** Whether changes arrive by themselves. */
export function LiveIndicator({ state }: { readonly state: LiveState }) {
  return (
    <span className={`live ${state}`} role="status" data-testid="live" data-state={state}>
      {LIVE_TEXT[state]}
    </span>
  );
}
