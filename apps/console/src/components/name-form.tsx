import { useState } from 'react';
import { type NameForm, PARTY_KINDS } from '../model/name-search';

interface Props {
  readonly isSending: boolean;
  onSearch(form: NameForm): void;
}

/** Whom to look for: a name, and what else is known of the party. */
export function NameSearchForm({ isSending, onSearch }: Props) {
  const [form, setForm] = useState<NameForm>({ name: '', schema: '', country: '', address: '' });
  const change = (field: keyof NameForm) => (event: { target: { value: string } }) => setForm({ ...form, [field]: event.target.value });
  return (
    <form
      className="names"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(form);
      }}
    >
      <label>
        Name
        <input type="search" required maxLength={10_000} autoFocus data-testid="name" value={form.name} onChange={change('name')} />
      </label>
      <label>
        Kind
        <select data-testid="kind" value={form.schema} onChange={change('schema')}>
          {PARTY_KINDS.map(([schema, text]) => (
            <option key={schema} value={schema}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <label>
        Country
        <input maxLength={2} pattern="[A-Za-z]{2}" placeholder="CN" title="Two letters, ISO 3166-1" data-testid="country" value={form.country} onChange={change('country')} />
      </label>
      <label>
        Address
        <input maxLength={1000} data-testid="address" value={form.address} onChange={change('address')} />
      </label>
      <button type="submit" className="primary" data-testid="search" disabled={isSending}>
        Search
      </button>
    </form>
  );
}
