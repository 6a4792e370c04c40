import { ACTION_LABELS } from '../model/labels';
import type { OrderFilter } from '../model/orders';

const ACTIONS = ['all', 'stop', 'hold', 'release', 'pending'] as const;

function actionText(action: OrderFilter['action']): string {
  if (action === 'all') return 'All';
  return action === 'pending' ? 'Pending' : ACTION_LABELS[action].short;
}

interface Props {
  readonly filter: OrderFilter;
  onChange(filter: OrderFilter): void;
}

/** Filters the loaded orders by action and by words. */
export function OrderFilters({ filter, onChange }: Props) {
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <fieldset className="choices">
        <legend>Action</legend>
        {ACTIONS.map((action) => (
          <label key={action}>
            <input
              type="radio"
              name="action"
              value={action}
              data-testid={`filter-${action}`}
              checked={filter.action === action}
              onChange={() => onChange({ ...filter, action })}
            />
            <span>{actionText(action)}</span>
          </label>
        ))}
      </fieldset>
      <label className="search">
        <span>Search</span>
        <input
          type="search"
          placeholder="Order, exporter, end user, country"
          data-testid="filter-text"
          value={filter.text}
          onChange={(event) => onChange({ ...filter, text: event.target.value })}
        />
      </label>
    </form>
  );
}
