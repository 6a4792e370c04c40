import { storedBytes, type StoredEvent } from './stored-event';

/**
 * Events that this process stored a moment ago, so that its relay need not read their payloads back. Only a cache: what is pending, and in which
 * order, the database says. Holds at most `maxBytes`; the oldest go first, and are read when their turn comes.
 */
export class CommittedEvents {
  private readonly events = new Map<string, StoredEvent>();
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  keep(events: readonly StoredEvent[]): void {
    for (const event of events) {
      this.forget(event.id);
      this.events.set(event.id, event);
      this.bytes += storedBytes(event);
    }
    for (const id of this.events.keys()) {
      if (this.bytes <= this.maxBytes) return;
      this.forget(id);
    }
  }

  /**
   * The event at a place of the outbox, which is then forgotten; undefined: it has to be read. Another event may stand there than the one kept: a database
   * that was restored gives its ids anew.
   */
  take({ id, eventId }: { readonly id: string; readonly eventId: string }): StoredEvent | undefined {
    const event = this.forget(id);
    return event?.eventId === eventId ? event : undefined;
  }

  private forget(id: string): StoredEvent | undefined {
    const event = this.events.get(id);
    if (event === undefined) return undefined;
    this.events.delete(id);
    this.bytes -= storedBytes(event);
    return event;
  }
}
