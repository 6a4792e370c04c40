import type { OrderV1 } from '@ytterby/contracts';
import { acceptedPayload, orderContent } from './order-content';
import { orderFacts } from './order-facts';
import { statusOfRevision } from './revision-status';

const hash = (text: string): string => `hash of ${text}`;
const order = { orderId: 'A', revision: 1, exporter: { name: 'Größe "x"' } } as unknown as OrderV1;
const otherOrder = { exporter: { name: 'Gr\u00f6\u00dfe "x"' }, revision: 1.0, orderId: 'A', knowledge: undefined } as unknown as OrderV1;

describe('orderContent', () => {
  it('is the same however the sender wrote the order', () => {
    expect(orderContent(otherOrder, null, hash)).toEqual(orderContent(order, null, hash));
    expect(orderContent(order, null, hash)).toEqual({
      canonical: '{"exporter":{"name":"Größe \\"x\\""},"orderId":"A","revision":1}',
      contentHash: 'hash of {"order":{"exporter":{"name":"Größe \\"x\\""},"orderId":"A","revision":1},"statedAsOf":null}',
    });
  });

  it('differs with the stated day of decision, and when an unknown becomes a stated null', () => {
    const { contentHash } = orderContent(order, null, hash);
    expect(orderContent(order, '2025-12-01', hash).contentHash).not.toBe(contentHash);
    expect(orderContent({ ...order, knowledge: null }, null, hash).contentHash).not.toBe(contentHash);
  });
});

describe('acceptedPayload', () => {
  it('is the canonical JSON of the event', () => {
    const { canonical } = orderContent(order, null, hash);
    expect(acceptedPayload(canonical, '2025-12-01', '2026-01-01T00:00:00.000Z')).toBe(
      '{"acceptedAt":"2026-01-01T00:00:00.000Z","order":{"exporter":{"name":"Größe \\"x\\""},"orderId":"A","revision":1},"statedAsOf":"2025-12-01"}',
    );
    expect(acceptedPayload(canonical, null, 'now')).toContain('"statedAsOf":null');
  });
});

describe('orderFacts', () => {
  const party = (role: string, name: string): unknown => ({ role, name });
  const withParties = (...parties: unknown[]): OrderV1 => ({ exporter: { name: 'E' }, shipment: { to: 'DE' }, parties }) as unknown as OrderV1;

  it('shows the first end user', () => {
    expect(orderFacts(withParties(party('buyer', 'B'), party('end_user', 'U1'), party('end_user', 'U2')))).toEqual({ exporter: 'E', endUser: 'U1', to: 'DE' });
  });

  it('shows no other party in its place', () => {
    expect(orderFacts(withParties(party('buyer', 'B'))).endUser).toBeNull();
  });
});

describe('statusOfRevision', () => {
  it.each([
    { revision: 2, current: 2, hasDecision: false, status: 'accepted' },
    { revision: 2, current: 2, hasDecision: true, status: 'decided' },
    { revision: 1, current: 2, hasDecision: false, status: 'superseded' },
    { revision: 1, current: 2, hasDecision: true, status: 'superseded' },
    { revision: 2, current: 2, hasDecision: true, closedAs: 'shipped' as const, status: 'shipped' },
    { revision: 2, current: 2, hasDecision: false, closedAs: 'cancelled' as const, status: 'cancelled' },
    { revision: 1, current: 2, hasDecision: true, closedAs: 'shipped' as const, status: 'superseded' },
  ])('revision $revision of $current, decided $hasDecision, closed as $closedAs: $status', ({ revision, current, hasDecision, closedAs = null, status }) => {
    expect(statusOfRevision(revision, { currentRevision: current, closedAs }, hasDecision)).toBe(status);
  });
});
