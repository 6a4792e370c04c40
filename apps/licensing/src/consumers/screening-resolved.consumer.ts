import type { TopicHandler } from '@ytterby/messaging';
import type { LicensingDependencies } from '../application/record-orders';
import { recordScreenings } from '../application/record-screenings';

/** `screening.resolved.v1` → a person's word on a hit: the new screening half, and a decision with the cause `resolution:<id>`. */
export function screeningResolvedConsumer(dependencies: LicensingDependencies): TopicHandler<'screening.resolved.v1'> {
  return {
    topic: 'screening.resolved.v1',
    async handle(tx, events) {
      const results = events.map(({ attributes, data: { resolution, screening } }) => ({
        screening,
        cause: `resolution:${resolution.resolutionId}`,
        releaseAllowed: resolution.released,
        origin: attributes,
      }));
      return (await recordScreenings(dependencies, tx, results)).map(({ event }) => event);
    },
  };
}
