import type { PartName } from './types';

/** Names of the parts for people. */
export const PART_TITLES: Readonly<Record<PartName, string>> = { kafka: 'Kafka', postgres: 'PostgreSQL', redis: 'Redis' };

/** A URL as it may be shown. */
export function withoutPassword(url: string): string {
  return url.replace(/:[^:@/]+@/, '@');
}
