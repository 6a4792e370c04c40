import type { ListedEntity, ListingEvent } from './listed-entity';
import { listKindOf } from './list-kinds';
import { listingOf } from './listing-of';

test.each(['US-OFAC-SDN', 'constructor', '__proto__'])('a list called %s is none that the rules know', (listId) => {
  expect(listKindOf(listId)).toBe('other');
});

const DAY = '2026-06-01';
type Told = Partial<ListingEvent> & Pick<ListingEvent, 'event'>;

function entity(...events: readonly Told[]): ListedEntity {
  const timeline = events.map((event): ListingEvent => ({ effectiveOn: null, knownSince: null, ref: 'notice', ...event }));
  return {
    id: 'E1', list: 'control_list', listId: 'CN-MOFCOM-CONTROL', schema: 'organization', names: ['Heron'], nativeNames: [], aliases: [], weakAliases: [], countries: [], addresses: [],
    identifiers: [], category: null, capability: null, parents: [], since: '2026-01-01', ref: 'notice', timeline, bindsForeignTransferors: false, sources: [], basis: null,
  };
}

const designated: Told = { event: 'designated', effectiveOn: '2026-01-01' };
const suspended: Told = { event: 'suspended', effectiveOn: '2026-03-01', until: '2026-11-10' };
const statusOf = (...events: readonly Told[]) => {
  const { status, statusSince, statusUntil } = listingOf(entity(...events), DAY);
  return [status, statusSince, statusUntil].filter((part) => part !== undefined).join(' ');
};

describe('the status of a listing on a day', () => {
  it.each([
    ['no event at all: listed', [], 'active'],
    ['a stop of the day itself', [designated, { event: 'stopped', effectiveOn: DAY }], `stopped ${DAY}`],
    ['a stop that begins tomorrow: still designated', [designated, { event: 'stopped', effectiveOn: '2026-06-02' }], 'active'],
    ['a suspension that begins tomorrow: still designated', [designated, { event: 'suspended', effectiveOn: '2026-06-02', until: '2027-01-01' }], 'active'],
    ['a stop of an earlier day that is published tomorrow: not known yet', [designated, { event: 'stopped', effectiveOn: '2026-05-01', knownSince: '2026-06-02' }], 'active'],
    ['a stop of a day not stated', [designated, { event: 'stopped' }], 'stopped'],
    ['a suspension, to be stopped later', [designated, suspended, { event: 'stopped', effectiveOn: '2026-09-01' }], 'suspended 2026-03-01 2026-11-10'],
    ['a suspension that was lifted', [designated, suspended, { event: 'resumed', effectiveOn: '2026-05-01' }], 'active'],
    ['nothing but a stop to come', [{ event: 'stopped', effectiveOn: '2026-06-02' }], 'active'],
  ] as const)('%s', (_name, events, status) => {
    expect(statusOf(...events)).toBe(status);
  });

  it.each([
    ['a designation to come: listed, with the day it begins', [{ event: 'designated', effectiveOn: '2026-07-01' }], 'active'],
    ['a stopped listing that is to begin again: listed at once, as nothing would ask again on that day', [designated, { event: 'stopped', effectiveOn: '2026-02-01' }, { event: 'designated', effectiveOn: '2026-07-01' }], 'active'],
    ['a suspension that ends earlier than was written: until the day before', [designated, suspended, { event: 'resumed', effectiveOn: '2026-07-01' }], 'suspended 2026-03-01 2026-06-30'],
    ['a suspension without an end that is to be lifted', [designated, { ...suspended, until: null }, { event: 'resumed', effectiveOn: '2026-07-01' }], 'suspended 2026-03-01 2026-06-30'],
    ['a suspension to be lifted after its written end', [designated, suspended, { event: 'resumed', effectiveOn: '2026-12-01' }], 'suspended 2026-03-01 2026-11-10'],
  ] as const)('loses nothing that binds later: %s', (_name, events, status) => {
    expect(statusOf(...events)).toBe(status);
  });

  it('goes by the days of the events where the list gives them in another order', () => {
    expect(statusOf({ event: 'designated', effectiveOn: '2026-05-01' }, { event: 'stopped', effectiveOn: '2025-01-01' })).toBe('active');
    expect(statusOf({ event: 'stopped', effectiveOn: '2026-05-01' }, designated)).toBe('stopped 2026-05-01');
    expect(statusOf({ event: 'designated', effectiveOn: '2026-07-01' }, { event: 'stopped', effectiveOn: '2025-01-01' })).toBe('active');
  });

  it('is asked anew for each day', () => {
    const leaving = entity(designated, { event: 'stopped', effectiveOn: '2026-07-01' });
    expect(['2026-06-30', '2026-07-01'].map((day) => listingOf(leaving, day).status)).toEqual(['active', 'stopped']);
  });
});
