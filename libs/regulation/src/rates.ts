import { addDays, decimal, err, isDecimalText, isIsoDate, isRecord, ok, type Decimal, type FieldError, type IsoDate, type Result } from '@ytterby/kernel';

/** One rate: how many units of the table's base currency one unit of `currency` is worth, from one day to another, both included. */
export interface Rate {
  readonly currency: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly perUnit: string;
  /** The day on which the rate was read, when it is a rate of one day that counts until a newer one comes or it is too old; `from` is then its day. */
  readonly retrievedOn?: IsoDate;
  /** Where this rate was read, if elsewhere than the others. */
  readonly source?: string;
}

/** A dated table of exact rates. Its id is recorded in every decision made with it. None is shipped: no official rates were read. */
export interface RateTable {
  readonly id: string;
  readonly base: string;
  readonly source: string;
  readonly rates: readonly Rate[];
}

function rowOn(table: RateTable, currency: string, on: IsoDate): Rate | undefined {
  return table.rates.find((row) => row.currency === currency && row.from <= on && on <= row.to);
}

/** The rate of a currency on a day in units of the base; null when the table does not say. */
export function rateOn(table: RateTable, currency: string, on: IsoDate): Decimal | null {
  if (currency === table.base) return decimal('1');
  const rate = rowOn(table, currency, on);
  return rate === undefined ? null : decimal(rate.perUnit);
}

/** "1 USD = 7.1 CNY", with its day when it is a rate of one day. */
export function sayRate(table: RateTable, currency: string, on: IsoDate): string {
  const row = currency === table.base ? undefined : rowOn(table, currency, on);
  const said = `1 ${currency} = ${rateOn(table, currency, on)?.toFixed() ?? 'unknown'} ${table.base}`;
  return row?.retrievedOn === undefined ? said : `${said} (rate of ${row.from})`;
}

const CURRENCY = /^[A-Z]{3}$/;

function isPositive(text: unknown): boolean {
  return typeof text === 'string' && isDecimalText(text) && decimal(text).gt(0);
}

/** Errors in what only a rate of one day has. */
function originErrors({ retrievedOn, source }: Partial<Record<keyof Rate, unknown>>, path: string): FieldError[] {
  return [
    ...(retrievedOn === undefined || isIsoDate(retrievedOn) ? [] : [{ path: `${path}.retrievedOn`, message: 'must be a day that exists, written YYYY-MM-DD' }]),
    ...(source === undefined || typeof source === 'string' ? [] : [{ path: `${path}.source`, message: 'must be a text' }]),
  ];
}

function rateErrors(row: Partial<Record<keyof Rate, unknown>>, path: string): FieldError[] {
  const errors: FieldError[] = [];
  if (typeof row.currency !== 'string' || !CURRENCY.test(row.currency)) errors.push({ path: `${path}.currency`, message: 'must be a currency code of three capitals' });
  for (const name of ['from', 'to'] as const) if (!isIsoDate(row[name])) errors.push({ path: `${path}.${name}`, message: 'must be a day that exists, written YYYY-MM-DD' });
  errors.push(...originErrors(row, path));
  if (!isPositive(row.perUnit)) errors.push({ path: `${path}.perUnit`, message: 'must be a decimal above 0, written as text' });
  if (errors.length === 0 && (row.to as IsoDate) < (row.from as IsoDate)) errors.push({ path: `${path}.to`, message: `is before from ${String(row.from)}` });
  return errors;
}

/** Overlaps and gaps between the rows of one currency. After a rate of one day a gap is no mistake: it was too old by then. */
function sequenceErrors(rates: readonly Rate[]): FieldError[] {
  const errors: FieldError[] = [];
  const sorted = rates.map((rate, index) => ({ rate, index })).sort((a, b) => (a.rate.currency + a.rate.from < b.rate.currency + b.rate.from ? -1 : 1));
  sorted.forEach(({ rate, index }, place) => {
    const before = sorted[place - 1]?.rate;
    if (before === undefined || before.currency !== rate.currency) return;
    if (rate.from <= before.to) errors.push({ path: `rates[${index}].from`, message: `${rate.currency}: ${rate.from} lies within the row from ${before.from} to ${before.to}` });
    else if (before.retrievedOn === undefined && rate.from !== addDays(before.to, 1)) errors.push({ path: `rates[${index}].from`, message: `${rate.currency}: no rate from ${addDays(before.to, 1)} to ${addDays(rate.from, -1)}` });
  });
  return errors;
}

/** Checks a rate table from the outside; every bad field is named. */
export function readRateTable(input: unknown): Result<RateTable, readonly FieldError[]> {
  if (!isRecord(input) || !Array.isArray(input['rates'])) return err([{ path: 'rateTable', message: 'must be an object {id, base, source, rates: [{currency, from, to, perUnit}]}' }]);
  const errors: FieldError[] = [];
  for (const name of ['id', 'source']) if (typeof input[name] !== 'string' || input[name] === '') errors.push({ path: name, message: 'must be a text' });
  if (typeof input['base'] !== 'string' || !CURRENCY.test(input['base'])) errors.push({ path: 'base', message: 'must be a currency code of three capitals' });
  input['rates'].forEach((row: unknown, index) => errors.push(...rateErrors(isRecord(row) ? row : {}, `rates[${index}]`)));
  if (errors.length === 0) errors.push(...sequenceErrors(input['rates'] as Rate[]));
  return errors.length > 0 ? err(errors) : ok(input as unknown as RateTable);
}
