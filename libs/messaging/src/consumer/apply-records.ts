import { ERROR_CODES, YtterbyError } from '@ytterby/kernel';
import type { Tx } from '@ytterby/persistence';
import type { Outbox } from '../outbox/outbox';
import { blockedKeys, blockKeys, parkRecords, type ParkEntry } from '../park/park';
import type { InvalidRecord, OutboxEvent, TopicHandler } from '../ports';
import { enterInbox } from './inbox';
import type { ParsedRecord, RefusedRecord, ValidRecord } from './parse-record';

/** Who consumes: what the transaction writes beside the effects. */
export interface ApplyContext {
  /** Consumer group and inbox name. */
  readonly consumer: string;
  /** Where the events go that the handlers return. */
  readonly outbox: Outbox;
  readonly maxRecordBytes: number;
  readonly newId: () => string;
}

/** What became of the records of one transaction; the sum is their number. */
export interface Applied {
  readonly handled: number;
  readonly duplicate: number;
  readonly invalid: number;
  readonly failed: number;
  readonly behind: number;
}

interface Sorted {
  readonly events: ValidRecord[];
  readonly parked: (ParkEntry & { readonly refusal?: RefusedRecord['refusal'] })[];
  readonly newlyBlocked: string[];
}

function keysOf(records: readonly ParsedRecord[]): string[] {
  const keys = records.map((record) => (record.kind === 'event' ? record.event.key : record.blocks));
  return [...new Set(keys.filter((key) => key !== null))];
}

/** In the order of the partition: what can be handled, what is parked, and which keys wait from here on. */
function sort(records: readonly ParsedRecord[], blocked: ReadonlySet<string>, newId: () => string): Sorted {
  const waiting = new Set(blocked);
  const sorted: Sorted = { events: [], parked: [], newlyBlocked: [] };
  for (const parsed of records) {
    const key = parsed.kind === 'event' ? parsed.event.key : parsed.blocks;
    if (key !== null && waiting.has(key)) sorted.parked.push(behindEntry(parsed, key, newId()));
    else if (parsed.kind === 'event') sorted.events.push(parsed);
    else {
      sorted.parked.push({ ...refusedEntry(parsed, newId()), refusal: parsed.refusal });
      if (key !== null) {
        waiting.add(key);
        sorted.newlyBlocked.push(key);
      }
    }
  }
  return sorted;
}

function behindEntry(parsed: ParsedRecord, key: string, id: string): ParkEntry {
  const { message } = ERROR_CODES.YTB_PARKED_BEHIND;
  const eventId = parsed.kind === 'event' ? parsed.event.attributes.id : parsed.refusal.eventId;
  return { id, kind: 'behind', record: parsed.record, key, eventId, code: 'YTB_PARKED_BEHIND', message, errors: [], attempts: 0 };
}

/** The park entry of a record that is no valid event; inside the platform it blocks its key like a failed one. */
export function refusedEntry(parsed: RefusedRecord, id: string): ParkEntry {
  const { code, message, errors, eventId, key } = parsed.refusal;
  return { id, kind: parsed.blocks === null ? 'invalid' : 'failed', record: parsed.record, key, eventId, code, message, errors, attempts: 1 };
}

/** The park entry of an event whose handling failed for good. Only our own errors have a message that may be shown. */
export function failedEntry(parsed: ValidRecord, id: string, cause: unknown): ParkEntry {
  const own = cause instanceof YtterbyError ? cause : new YtterbyError('YTB_BUG', { cause });
  const { attributes, key } = parsed.event;
  return { id, kind: 'failed', record: parsed.record, key, eventId: attributes.id, code: own.code, message: own.message, errors: own.fields, attempts: 1 };
}

function answers(handler: TopicHandler, parked: Sorted['parked'], isNew: ReadonlySet<string>): OutboxEvent[] {
  return parked.flatMap(({ id, kind, refusal }) => {
    if (kind !== 'invalid' || refusal === undefined || !isNew.has(id)) return [];
    const invalid: InvalidRecord = { ...refusal, parkedId: id };
    return [...(handler.answerInvalid?.(invalid) ?? [])];
  });
}

/** Inbox, effect, outbox and park of some records of one partition, in one transaction. Any throw leaves no trace of it. */
export async function applyRecords(tx: Tx, context: ApplyContext, handler: TopicHandler, records: readonly ParsedRecord[]): Promise<Applied> {
  const { consumer, newId } = context;
  const blocked = await blockedKeys(tx, consumer, keysOf(records));
  const sorted = sort(records, blocked, newId);
  const events = sorted.events.map(({ event }) => event);
  const fresh = await enterInbox(tx, consumer, events);
  const effects = fresh.length === 0 ? [] : await handler.handle(tx, fresh);
  await blockKeys(tx, consumer, sorted.newlyBlocked);
  const isNew = await parkRecords(tx, consumer, sorted.parked, context.maxRecordBytes);
  await context.outbox.append(tx, [...effects, ...answers(handler, sorted.parked, isNew)]);
  const count = (kind: ParkEntry['kind']): number => sorted.parked.filter((entry) => entry.kind === kind).length;
  return {
    handled: fresh.length,
    duplicate: events.length - fresh.length,
    invalid: count('invalid'),
    failed: count('failed'),
    behind: count('behind'),
  };
}
