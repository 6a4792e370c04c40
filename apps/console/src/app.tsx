import { useEffect } from 'react';
import { Footer } from './components/footer';
import { Header } from './components/header';
import type { Route } from './model/route';
import { NamesPage } from './pages/names-page';
import { OrderPage } from './pages/order-page';
import { OrdersPage } from './pages/orders-page';
import { ReportsPage } from './pages/reports-page';
import { ReviewsPage } from './pages/reviews-page';
import { SignInPage } from './pages/sign-in-page';
import { SystemPage } from './pages/system-page';
import { SessionContext } from './state/session';
import { useRoute } from './state/use-route';
import { useSignIn } from './state/use-session';

function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'orders':
      return <OrdersPage />;
    case 'order':
      return <OrderPage key={route.orderId} route={route} />;
    case 'reviews':
      return <ReviewsPage route={route} />;
    case 'names':
      return <NamesPage />;
    case 'reports':
      return <ReportsPage route={route} />;
    case 'system':
      return <SystemPage />;
    case 'unknown':
      return (
        <div className="empty">
          <h1>There is no such page</h1>
          <p>
            <a href="#/orders">Go to the orders</a>
          </p>
        </div>
      );
  }
}

function titleOf(route: Route): string {
  if (route.page === 'order') return `${route.orderId} · Ytterby`;
  const names = { orders: 'Orders', reviews: 'Reviews', names: 'Names', reports: 'Reports', system: 'System', unknown: 'Not found' } as const;
  return `${names[route.page]} · Ytterby`;
}

/** The console: signed out, or one page in its frame. */
export function App() {
  const route = useRoute();
  const { signIn, tryKey } = useSignIn();
  const title = titleOf(route);
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (signIn.state !== 'in') {
    return (
      <div className="frame">
        <SignInPage failure={signIn.state === 'out' ? signIn.failure : null} isChecking={signIn.state === 'checking'} onKey={tryKey} />
        <Footer />
      </div>
    );
  }
  return (
    <SessionContext value={signIn.session}>
      <div className="frame">
        <Header page={route.page} />
        <main id="content" className="content" tabIndex={-1}>
          <Page route={route} />
        </main>
        <Footer />
      </div>
    </SessionContext>
  );
}
