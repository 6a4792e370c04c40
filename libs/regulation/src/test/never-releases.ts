import fc from 'fast-check';
import type { OrderV1 } from '@ytterby/contracts';
import { decide, REGIME_PROFILES, type RegimeProfile } from '../index';
import { anyOrderArb, dayOf18Arb } from './any-order';

const profileArb = fc.constantFrom(...(Object.keys(REGIME_PROFILES) as RegimeProfile[]));

/** A property for each edit: what is held or stopped before it is not released after it, whatever the order, the day and the profile. `%s` of the title is the name of the edit. */
export function neverReleases(title: string, edits: Readonly<Record<string, (order: OrderV1) => OrderV1>>, runs: { readonly seed: number; readonly numRuns: number }): void {
  test.each(Object.entries(edits))(title, (_name, edit) => {
    fc.assert(
      fc.property(anyOrderArb, dayOf18Arb, profileArb, ({ order, parties }, asOf, profile) => {
        const actionOn = (subject: OrderV1) => decide({ order: subject, screening: { parties }, asOf, statusRegister: REGIME_PROFILES[profile] }).action;
        expect(actionOn(order) !== 'release' && actionOn(edit(order)) === 'release').toBe(false);
      }),
      runs,
    );
  });
}
