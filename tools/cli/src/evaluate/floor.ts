import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../exit-status';
import type { Figures } from './scorecard';

const floors = z.record(z.string(), z.strictObject({ min: z.number().optional(), max: z.number().optional() }));

/** Least and greatest values that figures may have, by key. */
export type Floors = z.infer<typeof floors>;

/**
 * Reads a floor file: JSON, `{"<figure>": {"min": 0.8}}` or `max`.
 * @throws UsageError when it is missing or not of that shape
 */
export function readFloors(path: string): Floors {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new UsageError(`The floor file ${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`);
  }
  const parsed = floors.safeParse(json);
  if (!parsed.success) throw new UsageError(`The floor file ${path} must be {"<figure>": {"min": number}} or "max": ${parsed.error.issues.map(({ path: at, message }) => `${at.join('.')} ${message}`).join('; ')}.`);
  return parsed.data;
}

/** A sentence for every figure that is missing or worse than its floor. */
export function belowFloor(figures: Figures, limits: Floors): string[] {
  return Object.entries(limits).flatMap(([key, { min, max }]) => {
    const value = figures[key];
    if (value === undefined) return [`${key} was not measured, but has a floor.`];
    if (min !== undefined && value < min) return [`${key} is ${value.toFixed(4)}, less than its floor ${min}.`];
    return max !== undefined && value > max ? [`${key} is ${value.toFixed(4)}, more than its ceiling ${max}.`] : [];
  });
}
