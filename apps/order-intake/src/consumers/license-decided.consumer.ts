import type { TopicHandler } from '@ytterby/messaging';
import { type RecordDependencies, recordDecisions } from '../application/record-decisions';

/** What the consumer needs. */
export interface DecidedConsumerOptions extends RecordDependencies {
  /** Milliseconds since the epoch; only for events that carry no time. */
  readonly clock: () => number;
}

/** `license.decided.v1` → the status view. */
export function licenseDecidedConsumer(options: DecidedConsumerOptions): TopicHandler<'license.decided.v1'> {
  return {
    topic: 'license.decided.v1',
    handle: async (tx, events) => {
      const arrived = events.map(({ data, attributes, bytes }) => ({
        decision: data,
        payload: bytes,
        recordedAt: attributes.time ?? attributes.recordedat ?? new Date(options.clock()).toISOString(),
      }));
      await recordDecisions(options, tx, arrived);
      return [];
    },
  };
}
