import type { Listing } from '@ytterby/contracts';
import { addDays, type IsoDate } from '@ytterby/kernel';
import type { ListedEntity, ListingEvent } from './listed-entity';

/** An event that lifts a listing, for a time or for good. */
type Relief = ListingEvent & { readonly event: 'stopped' | 'suspended' };

const isRelief = (event: ListingEvent): event is Relief => event.event === 'suspended' || event.event === 'stopped';

/** Whether what the entity is listed as may be another thing on another day, although the list says the same. */
export const hasReliefs = ({ timeline }: ListedEntity): boolean => timeline.some(isRelief);

/** Effective on or before the day, and published by then; a day that the list does not say is taken to be past. */
function countsOn({ effectiveOn, knownSince }: ListingEvent, day: IsoDate): boolean {
  return (effectiveOn ?? day) <= day && (knownSince ?? day) <= day;
}

/** The later of two events by their days; as the list has them where it gives no days or the same ones. */
function later(first: ListingEvent, second: ListingEvent): ListingEvent {
  return first.effectiveOn !== null && second.effectiveOn !== null && first.effectiveOn > second.effectiveOn ? first : second;
}

/** The first of the days that are given. */
const earliest = (days: readonly (IsoDate | null | undefined)[]): IsoDate | undefined => days.filter((day) => typeof day === 'string').sort()[0];

interface Status {
  readonly status: Listing['status'];
  readonly statusSince?: IsoDate;
  readonly statusUntil?: IsoDate;
}

const ACTIVE: Status = { status: 'active' };

function reliefOn(relief: Relief, binding: readonly ListingEvent[]): Status {
  // Nobody would ask again on the day when a stopped listing begins anew, so it counts at once; the end of a suspension is asked for by its day.
  if (relief.event === 'stopped' && binding.length > 0) return ACTIVE;
  const begins = earliest(binding.map(({ effectiveOn, knownSince }) => effectiveOn ?? knownSince));
  const until = earliest([relief.until, begins === undefined ? undefined : addDays(begins, -1)]);
  return { status: relief.event, ...(relief.effectiveOn === null ? {} : { statusSince: relief.effectiveOn }), ...(until === undefined ? {} : { statusUntil: until }) };
}

/**
 * The status after what is in force on the day. What lifts a listing counts from its day and not before; what makes it bind is never lost: a
 * designation to come counts at once, and a suspension lasts at most to the day before the listing binds again.
 */
function statusOn(timeline: readonly ListingEvent[], day: IsoDate): Status {
  const inForce = timeline.filter((event) => countsOn(event, day));
  const [first, ...others] = inForce;
  const last = first === undefined ? undefined : others.reduce(later, first);
  if (last === undefined || !isRelief(last)) return ACTIVE;
  return reliefOn(last, timeline.filter((event) => !isRelief(event) && !countsOn(event, day)));
}

/** The listing as screening tells it to licensing on a (Beijing) day. A day before `since` is licensing's to see: who will be listed is screened today. */
export function listingOf(entity: ListedEntity, day: IsoDate): Listing {
  return {
    list: entity.list,
    ref: entity.ref,
    since: entity.since,
    ...statusOn(entity.timeline, day),
    bindsForeignTransferors: entity.bindsForeignTransferors,
    ...(entity.capability === null ? {} : { capability: entity.capability }),
  };
}
