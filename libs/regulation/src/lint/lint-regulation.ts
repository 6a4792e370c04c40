import { addDays, isIsoDate } from '@ytterby/kernel';
import type { Instrument } from '../packs/articles';
import type { Period, RegulationData, RegulationEntry } from '../packs/regulation-data';
import type { WorkingYear } from '../packs/working-years';
import { MARKS, overstated, unknownArticles } from './cited-articles';

/** One mistake: the module, the texts that stand on its line there, the key of the entry, and the reason. {@link lineNumbers} finds the line. */
export interface LintProblem {
  readonly file: string;
  readonly at: readonly string[];
  readonly key: string;
  readonly reason: string;
}

const STATUS: readonly string[] = ['expected', 'in_force', 'suspended', 'repealed', 'unverified'];

function citationReasons({ citation }: RegulationEntry, instruments: readonly Instrument[]): string[] {
  if (citation.instrument.trim() === '' || citation.article.trim() === '') return ['has no citation: name the instrument and the article'];
  if (!MARKS.includes(citation.confidence)) return [`has the confidence mark "${citation.confidence}"; allowed are ${MARKS.join(', ')}`];
  return [
    ...unknownArticles(citation, instruments).map((place) => `cites ${place}, which is not in the register of articles`),
    ...overstated(citation, instruments).map((claim) => `cites ${claim}`),
  ];
}

function dateReasons({ from, to, knownSince, status }: Period): string[] {
  const wrong = [from, knownSince, ...(to === null ? [] : [to])].filter((day) => !isIsoDate(day));
  if (wrong.length > 0) return wrong.map((day) => `has the date ${day}, which does not exist`);
  const reasons: string[] = [];
  if (to !== null && to < from) reasons.push(`has a period from ${from} that ends before it, on ${to}`);
  if (knownSince > from) reasons.push(`has a period from ${from} that was known only since ${knownSince}`);
  if (!STATUS.includes(status)) reasons.push(`has the status "${status}"; allowed are ${STATUS.join(', ')}`);
  return reasons;
}

/** Periods must follow each other without a day twice or a day missing; the last one is open. */
function sequenceReasons(periods: readonly Period[]): string[] {
  const sorted = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1));
  const reasons: string[] = [];
  sorted.forEach((period, index) => {
    const next = sorted[index + 1];
    if (next === undefined) {
      if (period.to !== null) reasons.push(`says nothing for the time after ${period.to}: the last period must be open`);
    } else if (period.to === null || next.from <= period.to) reasons.push(`has overlapping periods: the one from ${period.from} reaches into the one from ${next.from}`);
    else if (next.from !== addDays(period.to, 1)) reasons.push(`has a gap: nothing is said from ${addDays(period.to, 1)} to ${addDays(next.from, -1)}`);
  });
  return reasons;
}

function entryReasons(entry: RegulationEntry, instruments: readonly Instrument[]): string[] {
  const reasons = citationReasons(entry, instruments);
  if (entry.says.trim() === '') reasons.push('does not say what it is');
  if (entry.periods.length === 0) return [...reasons, 'has no dates'];
  const dates = entry.periods.flatMap(dateReasons);
  return [...reasons, ...dates, ...(dates.length > 0 ? [] : sequenceReasons(entry.periods))];
}

function doubled(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) < index))];
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function yearReasons({ year, holidays, workedWeekendDays, knownSince }: WorkingYear): string[] {
  const days = [knownSince, ...workedWeekendDays, ...holidays.flatMap(({ from, to }) => [from, to])];
  const wrong = days.filter((day) => !isIsoDate(day));
  if (wrong.length > 0) return wrong.map((day) => `has the date ${day}, which does not exist`);
  const sorted = [...holidays].sort((a, b) => (a.from < b.from ? -1 : 1));
  return [
    ...days.slice(1).filter((day) => !day.startsWith(`${year}-`)).map((day) => `has ${day}, which is in another year`),
    ...holidays.filter(({ from, to }) => to < from).map(({ name }) => `has the holiday ${name} that ends before it begins`),
    ...sorted.flatMap((holiday, index) => (sorted[index + 1] !== undefined && holiday.to >= (sorted[index + 1]?.from ?? '') ? [`has overlapping holidays: ${holiday.name} and ${sorted[index + 1]?.name ?? ''}`] : [])),
    ...workedWeekendDays.filter((day) => !isWeekend(day)).map((day) => `has ${day} as a worked weekend day, which is no Saturday or Sunday`),
    ...workedWeekendDays.filter((day) => holidays.some(({ from, to }) => from <= day && day <= to)).map((day) => `has ${day} both as a holiday and as worked`),
    ...doubled(workedWeekendDays).map((day) => `has ${day} twice`),
  ];
}

function instrumentProblems(instruments: readonly Instrument[]): LintProblem[] {
  const problem = (name: string, reason: string): LintProblem => ({ file: 'packs/articles.ts', at: [`name: '${name}'`], key: name, reason });
  return [
    ...doubled(instruments.map(({ name }) => name)).map((name) => problem(name, 'is there twice')),
    ...instruments.flatMap(({ name, articles }) => doubled(articles.map(({ article }) => article)).map((article) => problem(name, `has Art ${article} twice`))),
  ];
}

function yearProblems(years: readonly WorkingYear[], instruments: readonly Instrument[]): LintProblem[] {
  const problem = (year: number | string, reason: string): LintProblem => ({ file: 'packs/working-years.ts', at: [`year: ${year},`], key: `working days ${year}`, reason });
  return [
    ...doubled(years.map(({ year }) => String(year))).map((year) => problem(year, 'is there twice')),
    ...years.flatMap((one) => [...yearReasons(one), ...unknownArticles(one.citation, instruments).map((place) => `cites ${place}, which is not in the register of articles`)].map((reason) => problem(one.year, reason))),
  ];
}

/**
 * Refuses regulation data with a mistake: missing citations, unknown instruments or articles, marks better than the article was read with, dates that do not exist, overlap or leave a
 * gap, and keys used twice. Empty when all is well.
 */
export function lintRegulation({ instruments, entries, workingYears }: RegulationData): readonly LintProblem[] {
  const problem = ({ file, at, key }: RegulationEntry, reason: string): LintProblem => ({ file, at, key, reason });
  // The entry that came later is the mistake more often than the one it collides with.
  const twice = doubled(entries.map(({ key }) => key)).flatMap((key) => entries.filter((entry) => entry.key === key).slice(1));
  return [
    ...instrumentProblems(instruments),
    ...twice.map((entry) => problem(entry, 'is used as a key twice')),
    ...entries.flatMap((entry) => entryReasons(entry, instruments).map((reason) => problem(entry, reason))),
    ...yearProblems(workingYears, instruments),
  ];
}

/** "packs/items-18.ts: "18/2025 1C905.b" has no citation: …" */
export function describeProblem({ file, key, reason }: LintProblem): string {
  return `${file}: "${key}" ${reason}.`;
}

/** Lines, counted from 1, of the module's source text on which the entry of a problem stands: one, more when it is there twice. */
export function lineNumbers({ at }: Pick<LintProblem, 'at'>, source: string): readonly number[] {
  return source.split('\n').flatMap((line, index) => (at.every((text) => line.includes(text)) ? [index + 1] : []));
}
