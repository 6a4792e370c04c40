import type { ServicesHealth } from '@ytterby/contracts';
import { ListsSection } from '../components/lists-section';
import { WhenReady } from '../components/notice';
import { ParkedSection } from '../components/parked-section';
import { HEALTH_LABELS, words } from '../model/labels';
import { useSession } from '../state/session';
import { useGet } from '../state/use-get';

const SERVICES = ['order-intake', 'screening', 'licensing'] as const;

function Health() {
  const { resource, reload } = useGet<ServicesHealth>('/v1/health');
  return (
    <section aria-labelledby="services">
      <div className="title">
        <h2 id="services">Services</h2>
        <span className="title-actions">
          <button type="button" onClick={reload}>
            Ask again
          </button>
        </span>
      </div>
      <WhenReady resource={resource} what="the services" onRetry={reload}>
        {({ services }) => (
          <ul className="services">
            {SERVICES.map((name) => (
              <li key={name} className="card" data-testid="service" data-service={name} data-status={services[name].status}>
                <h3>{name}</h3>
                <p className={services[name].status === 'ready' ? 'good' : 'failed'}>{HEALTH_LABELS[services[name].status]}</p>
                <ul className="small">
                  {Object.entries(services[name].checks).map(([check, result]) => (
                    <li key={check}>
                      {words(check)}: {result}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </WhenReady>
    </section>
  );
}

/** Whether the machine is well: services, watch lists, and events that could not be processed. */
export function SystemPage() {
  const { me } = useSession();
  const mayReadParked = me.role === 'analyst' || me.role === 'officer';
  return (
    <>
      <h1>System</h1>
      <Health />
      <ListsSection />
      <section aria-labelledby="parked">
        <h2 id="parked">Parked events</h2>
        <p className="muted">Events that could not be processed are kept here with their cause; nothing is dropped.</p>
        {mayReadParked ? (
          SERVICES.map((name) => <ParkedSection key={name} service={name} />)
        ) : (
          <p className="muted small">Your role ({me.role}) may not read them; an analyst or officer may.</p>
        )}
      </section>
    </>
  );
}
