import type { Locale, ReportTime } from '@pateka/domain';

/** Short enough to stand side by side on a phone. */
const shortMonths: Record<Locale, readonly string[]> = {
  bg: ['яну', 'фев', 'мар', 'апр', 'май', 'юни', 'юли', 'авг', 'сеп', 'окт', 'ное', 'дек'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** Room for the name of a period, in the chart's units. */
export const nameRoom: Record<ReportTime, number> = { month: 34, quarter: 56, year: 44, sum: 44 };

function partName(part: string, locale: Locale): string {
  if (part.startsWith('Q')) return locale === 'bg' ? `${part.slice(1)}. трим.` : part;
  return shortMonths[locale][Number(part) - 1] ?? part;
}

/**
 * Names the periods under an axis: the year stands under the first and under the first of each year.
 * @param periods 'YYYY-MM', 'YYYY-Qn' or 'YYYY', in order
 * @param locale the language
 * @param most how many names there is room for; beyond it every second (third …) is named
 * @returns a name for each period, of one or two lines; empty where there is no room
 */
export function periodTicks(
  periods: readonly string[],
  locale: Locale,
  most: number,
): Map<string, string> {
  const step = Math.max(1, Math.ceil(periods.length / Math.max(1, most)));
  const names = periods.map((period, index): [string, string] => {
    const [year = '', part] = period.split('-');
    const isNamed = index % step === 0;
    if (part === undefined) return [period, isNamed ? year : ''];
    // A year between two names would stand over its neighbours.
    const withYear = index === 0 || ((part === '01' || part === 'Q1') && (isNamed || step === 2));
    const name = partName(part, locale);
    return [period, isNamed || withYear ? `${name}${withYear ? `\n${year}` : ''}` : ''];
  });
  return new Map(names);
}

/**
 * Whole numbers for an axis that counts people: there are no halves.
 * @param most the largest value, not negative
 * @returns ascending from 0, at most six; the last is at least `most` and at least 4
 */
export function wholeTicks(most: number): number[] {
  const target = Math.max(4, most);
  const magnitude = 10 ** Math.floor(Math.log10(target / 4));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((size) => size * 5 >= target);
  const width = Math.max(1, Math.round(step ?? magnitude * 10));
  return Array.from({ length: Math.ceil(target / width) + 1 }, (_, index) => index * width);
}
