import type { TopicHandler } from '@ytterby/messaging';
import type { LicensingDependencies } from '../application/record-orders';
import { recordScreenings } from '../application/record-screenings';

/** `screening.completed.v1` → the screening half of a case (first screening, or again under a new list snapshot), and a decision. */
export function screeningCompletedConsumer(dependencies: LicensingDependencies): TopicHandler<'screening.completed.v1'> {
  return {
    topic: 'screening.completed.v1',
    async handle(tx, events) {
      const results = events.map(({ attributes, data }) => ({ screening: data, cause: data.cause ?? 'screening', releaseAllowed: true, origin: attributes }));
      return (await recordScreenings(dependencies, tx, results)).map(({ event }) => event);
    },
  };
}
