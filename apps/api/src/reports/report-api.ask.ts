import { isLocale, type Locale, type ReportAsk, reportTables, reportTimes } from '@pateka/domain';
import { AppError } from '../platform/errors.js';

/** What may stand behind the ? of an address. */
const known = ['time', 'from', 'to', 'category', 'lang'] as const;
type Known = (typeof known)[number];

/** What a program wants: which report, and in which language. */
export interface ApiAsk {
  ask: ReportAsk;
  locale: Locale;
}

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | null =>
  values.find((value) => value === text) ?? null;

const wrong = (name: string) => new AppError('invalid-input', name);

/** Empty is as good as left out: forms and programs send what nobody filled in. */
function textOf(query: Record<string, unknown>, name: Known): string | null {
  const value = query[name] ?? '';
  if (typeof value !== 'string') throw wrong(name);
  return value === '' ? null : value;
}

/** A name with a slip of the pen would be passed over, and the answer hold more than was asked for. */
function refuseUnknown(query: Record<string, unknown>): void {
  const strange = Object.keys(query).find((name) => oneOf(known, name) === null);
  if (strange === undefined) return;
  throw wrong(/^[\w-]{1,30}$/.test(strange) ? strange : 'query');
}

/**
 * Reads what stands in an address. Which months and categories there are is looked at where they are known.
 * @param table the last part of its path
 * @param query what stands behind the ?
 * @returns the question; without a time one sum, in Bulgarian unless English is asked for
 * @throws AppError('invalid-input') with the name of what is wrong
 */
export function readApiAsk(table: string, query: Record<string, unknown>): ApiAsk {
  refuseUnknown(query);
  const asked = oneOf(reportTables, table);
  if (asked === null) throw wrong('table');
  const time = oneOf(reportTimes, textOf(query, 'time') ?? 'sum');
  if (time === null) throw wrong('time');
  const locale = textOf(query, 'lang') ?? 'bg';
  if (!isLocale(locale)) throw wrong('lang');
  const [from, to] = [textOf(query, 'from'), textOf(query, 'to')];
  const category = textOf(query, 'category');
  return { ask: { table: asked, time, from, to, category, compare: false }, locale };
}
