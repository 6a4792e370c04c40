import { type FormEvent, useState } from 'react';
import type { ApiFailure } from '../api/client';
import { Failure } from '../components/notice';

interface Props {
  readonly failure: ApiFailure | null;
  readonly isChecking: boolean;
  onKey(key: string): void;
}

/** Asks for an API key. */
export function SignInPage({ failure, isChecking, onKey }: Props) {
  const [key, setKey] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim() !== '') onKey(key.trim());
  };
  return (
    <main className="sign-in">
      <h1>Ytterby</h1>
      <p>Export-control screening for rare-earth trade with China.</p>
      {failure !== null && <Failure failure={failure} />}
      <form onSubmit={submit}>
        <label htmlFor="key">API key</label>
        <input
          id="key"
          type="password"
          autoComplete="off"
          spellCheck={false}
          required
          data-testid="sign-in-key"
          value={key}
          disabled={isChecking}
          onChange={(event) => setKey(event.target.value)}
        />
        <button type="submit" className="primary" data-testid="sign-in-submit" disabled={isChecking}>
          {isChecking ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
      <p className="small muted">
        Keys are made at the first start; <code>npm start</code> prints a link that signs you in. The key stays in this tab only.
      </p>
    </main>
  );
}
