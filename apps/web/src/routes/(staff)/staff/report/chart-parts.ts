import type { Locale } from '@pateka/domain';

/** Short enough to stand side by side on a phone. */
const shortMonths: Record<Locale, readonly string[]> = {
  bg: ['яну', 'фев', 'мар', 'апр', 'май', 'юни', 'юли', 'авг', 'сеп', 'окт', 'ное', 'дек'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/**
 * Names the months under an axis: the year stands under the first and under each January.
 * @param periods 'YYYY-MM', in order
 * @param locale the language
 * @param most how many names there is room for; beyond it every second (third …) is named
 * @returns a name for each period, of one or two lines; empty where there is no room
 */
export function monthTicks(
  periods: readonly string[],
  locale: Locale,
  most: number,
): Map<string, string> {
  const step = Math.max(1, Math.ceil(periods.length / most));
  const names = periods.map((period, index): [string, string] => {
    const [year = '', month = ''] = period.split('-');
    const name = shortMonths[locale][Number(month) - 1] ?? period;
    const withYear = index === 0 || month === '01';
    return [period, index % step === 0 || withYear ? `${name}${withYear ? `\n${year}` : ''}` : ''];
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
