import type { OrderRevisionView } from '@ytterby/contracts';
import { dayText } from '../model/format';
import { words } from '../model/labels';
import { aboutParty } from '../model/parties';

type Order = OrderRevisionView['order'];

function Parties({ order }: { readonly order: Order }) {
  return (
    <div className="scroll">
      <table>
        <caption>Parties</caption>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">Name</th>
            <th scope="col">Country</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>exporter</td>
            <td>{[order.exporter.name, order.exporter.nativeName ?? ''].filter((name) => name !== '').join(' · ')}</td>
            <td>{order.exporter.country ?? 'not known'}</td>
          </tr>
          {order.parties.map((party) => (
            <tr key={party.partyId}>
              <td>{words(party.role)}</td>
              <td>
                {[party.name, ...(party.nativeNames ?? [])].join(' · ')}
                {aboutParty(party).map((said) => (
                  <div key={said} className="muted">
                    {said}
                  </div>
                ))}
              </td>
              <td>{party.country ?? 'not known'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lines({ order }: { readonly order: Order }) {
  return (
    <div className="scroll">
      <table>
        <caption>Lines</caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Description</th>
            <th scope="col">Form</th>
            <th scope="col">Control code</th>
            <th scope="col" className="number">
              Value
            </th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.lineId}>
              <td>{line.lineId}</td>
              <td>{line.description}</td>
              <td>{line.form === null ? 'not known' : words(line.form)}</td>
              <td>{line.controlCode ?? 'none declared'}</td>
              <td className="number nowrap">{line.value.itemTotal === null ? 'not known' : `${line.value.itemTotal} ${line.value.currency}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the decision is about, as the sender stated it. */
export function OrderFacts({ order }: { readonly order: Order }) {
  const { from, to, via, plannedOn } = order.shipment;
  const way = [from ?? 'not known', ...via, to ?? 'not known'].join(' → ');
  return (
    <section className="facts" aria-labelledby="facts">
      <h2 id="facts">The order as stated</h2>
      <dl className="pairs">
        <dt>Shipment</dt>
        <dd>
          {way}
          {typeof plannedOn === 'string' && `, planned for ${dayText(plannedOn)}`}
        </dd>
        <dt>End use</dt>
        <dd>
          {order.endUse.text === '' ? 'not stated' : order.endUse.text} <span className="muted">({words(order.endUse.category)})</span>
        </dd>
      </dl>
      <Parties order={order} />
      <Lines order={order} />
    </section>
  );
}
