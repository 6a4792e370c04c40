import type { Route } from '../model/route';
import { useSession } from '../state/session';

const LINKS = [
  { page: 'orders', href: '#/orders', text: 'Orders' },
  { page: 'reviews', href: '#/reviews', text: 'Reviews' },
  { page: 'names', href: '#/names', text: 'Names' },
  { page: 'reports', href: '#/reports', text: 'Reports' },
  { page: 'system', href: '#/system', text: 'System' },
] as const;

/** The signed-in head: pages, who is signed in, sign out. */
export function Header({ page }: { readonly page: Route['page'] }) {
  const { me, signOut } = useSession();
  const current = page === 'order' ? 'orders' : page;
  const focusContent = (): void => document.getElementById('content')?.focus();
  return (
    <header className="header">
      <button type="button" className="skip" onClick={focusContent}>
        Skip to content
      </button>
      <a className="brand" href="#/orders">
        Ytterby
      </a>
      <nav aria-label="Pages">
        {LINKS.map((link) => (
          <a key={link.page} href={link.href} aria-current={current === link.page ? 'page' : undefined}>
            {link.text}
          </a>
        ))}
        <a href="/docs">API</a>
      </nav>
      <div className="who">
        <span data-testid="me">
          {me.subject} <span className="muted">({me.role})</span>
        </span>
        <button type="button" className="quiet" data-testid="sign-out" onClick={signOut}>
          Sign out
        </button>
      </div>
    </header>
  );
}
