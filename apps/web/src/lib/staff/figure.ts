import { formatNumber, type Locale } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

/** A published figure; null where it is hidden, so that nobody can be recognised. */
export type Figure = { value: number; atLeast: boolean } | null;

/**
 * Tells whether a figure says nothing: hidden, or a sum that is hidden but for some zeros.
 * @param figure as it was released
 */
export const isHidden = (figure: Figure): figure is null =>
  figure === null || (figure.atLeast && figure.value === 0);

/**
 * Writes a figure. Every hidden one looks the same, whatever the reason.
 * @param figure as it was released
 * @param locale the language
 * @returns such as '1 204', „поне 12“ where a part of it is hidden, or „скрито“
 */
export function figureText(figure: Figure, locale: Locale): string {
  if (isHidden(figure)) return m.staff_figure_hidden();
  const number = formatNumber(figure.value, locale);
  return figure.atLeast ? m.staff_figure_at_least({ number }) : number;
}
