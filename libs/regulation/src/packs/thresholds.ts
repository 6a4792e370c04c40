import type { Citation } from '@ytterby/contracts';
import { decimal, type Decimal } from '@ytterby/kernel';
import type { MeasureId } from './calendar';
import { cite, INSTRUMENT } from './citations';

/** A number of the law: the value, its unit, which side counts, and where it stands. */
export interface Threshold {
  readonly value: Decimal;
  readonly unit: 'percent of value' | 'percent of shares' | 'nm' | 'layers' | 'working days' | 'years';
  readonly counts: 'at or above' | 'at or below' | 'within' | 'at least' | 'at most';
  readonly measure: MeasureId;
  readonly citation: Citation;
}

function threshold(value: string, unit: Threshold['unit'], counts: Threshold['counts'], source: Pick<Threshold, 'measure' | 'citation'>): Threshold {
  return { value: decimal(value), unit, counts, ...source };
}

/** The thresholds that decide orders. Limits of item entries stand with the entries. */
export const THRESHOLDS = {
  valueShare: threshold('0.1', 'percent of value', 'at or above', { measure: 'no61value', citation: cite(INSTRUMENT.no61, 'Art 1(1)') }),
  holding: threshold('50', 'percent of shares', 'at or above', { measure: 'no61origin', citation: cite(INSTRUMENT.no61, 'Art 2') }),
  logicNode: threshold('14', 'nm', 'at or below', { measure: 'no61origin', citation: cite(INSTRUMENT.no61, 'Art 4') }),
  memoryLayers: threshold('256', 'layers', 'at or above', { measure: 'no61origin', citation: cite(INSTRUMENT.no61, 'Art 4') }),
  reportDays: threshold('10', 'working days', 'within', { measure: 'no61origin', citation: cite(INSTRUMENT.no61, 'Art 5', 'secondary') }),
  recordYears: threshold('5', 'years', 'at least', { measure: 'reg', citation: cite(INSTRUMENT.reg, '27') }),
  singleLicence: threshold('1', 'years', 'at most', { measure: 'reg', citation: cite(INSTRUMENT.reg, '15') }),
  generalLicence: threshold('3', 'years', 'at most', { measure: 'reg', citation: cite(INSTRUMENT.reg, '15') }),
} as const satisfies Record<string, Threshold>;
