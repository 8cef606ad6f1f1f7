import {
  countedWords,
  formatCount,
  formatDate,
  formatDayOfYear,
  formatMoney,
  formatNumber,
  formatPercent,
  isFactCurrent,
  type Bilingual,
  type CountedWord,
  type Locale,
} from '@pateka/domain';
import type { durationUnits, Fact } from './facts.js';

/** What of a dated fact is needed to print it. Days are calendar days in Bulgaria, ends included. */
export type FactValue = Pick<
  Fact,
  'kind' | 'value' | 'unit' | 'label' | 'source' | 'url' | 'checkedOn' | 'validFrom' | 'validTo'
>;

const placeholder = /<!--fact:([a-z0-9-]+)-->/g;

const words: Record<Locale, { asOf: string; check: string; unknown: string }> = {
  bg: { asOf: 'към', check: 'проверете при', unknown: 'попитайте консултант за стойността' },
  en: { asOf: 'as of', check: 'check with', unknown: 'ask an adviser for the figure' },
};

const durations: Readonly<Record<(typeof durationUnits)[number], CountedWord>> = {
  minutes: countedWords.minute,
  hours: { one: { bg: 'час', en: 'hour' }, other: { bg: 'часа', en: 'hours' } },
  days: countedWords.day,
  'working-days': {
    one: { bg: 'работен ден', en: 'working day' },
    other: { bg: 'работни дни', en: 'working days' },
  },
  weeks: countedWords.week,
  months: countedWords.month,
  years: { one: { bg: 'година', en: 'year' }, other: { bg: 'години', en: 'years' } },
};

function isDuration(unit: string | undefined): unit is keyof typeof durations {
  return unit !== undefined && Object.hasOwn(durations, unit);
}

const special: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => special[sign] ?? '');
}

function inLanguage(text: string | Bilingual, locale: Locale): string {
  return typeof text === 'string' ? text : text[locale];
}

/**
 * The value of a dated fact, as a reader sees it.
 * @param fact the fact
 * @param locale the language
 * @returns plain text without the day of the check
 */
export function factText({ kind, value, unit }: FactValue, locale: Locale): string {
  if (typeof value !== 'number') {
    const text = inLanguage(value, locale);
    if (kind === 'date') return formatDate(text, locale);
    return kind === 'yearly' ? formatDayOfYear(text, locale) : text;
  }
  if (kind === 'amount') return formatMoney(Math.round(value * 100), locale);
  if (kind === 'percent') return formatPercent(value, locale);
  if (kind === 'duration' && isDuration(unit)) return formatCount(value, durations[unit], locale);
  return formatNumber(value, locale);
}

function currentHtml(fact: FactValue, locale: Locale, isDated: boolean): string {
  const raw = typeof fact.value === 'number' ? String(fact.value) : inLanguage(fact.value, locale);
  const shown = escaped(factText(fact, locale));
  const value =
    fact.kind === 'phone'
      ? `<a class="fact" href="tel:${raw.replace(/[^+\d]/g, '')}">${shown}</a>`
      : `<data class="fact" value="${escaped(raw)}">${shown}</data>`;
  if (!isDated) return value;
  const date = `${words[locale].asOf} ${formatDate(fact.checkedOn, locale)}`;
  return `${value} <small class="fact-date">(${date})</small>`;
}

function expiredHtml(fact: FactValue, locale: Locale): string {
  const source = escaped(inLanguage(fact.source, locale));
  const where = fact.url ? `<a href="${escaped(fact.url)}" rel="noreferrer">${source}</a>` : source;
  const label = escaped(fact.label[locale]);
  return `<span class="fact-expired">${label} <small class="fact-date">(${words[locale].check} ${where})</small></span>`;
}

/** Ends of the pieces of text that are read as one: a paragraph, an item, a cell, a heading. */
const pieceEnd = /(?<=<\/(?:p|li|t[dh]|h[23])>)/;

interface Reading {
  facts: ReadonlyMap<string, FactValue>;
  locale: Locale;
  today: string;
}

/** The day stands after the last of several facts that were checked on it: said once, it is not in the way. */
function fillPiece(piece: string, { facts, locale, today }: Reading): string {
  const checked = [...piece.matchAll(placeholder)].map(([, id = '']) => {
    const fact = facts.get(id);
    return fact && isFactCurrent(fact, today) ? fact.checkedOn : null;
  });
  let place = 0;
  return piece.replace(placeholder, (_, id: string) => {
    const day = checked[place++] ?? null;
    const fact = facts.get(id);
    if (!fact) return `<span class="fact-expired">(${words[locale].unknown})</span>`;
    if (day === null) return expiredHtml(fact, locale);
    return currentHtml(fact, locale, !checked.includes(day, place));
  });
}

/**
 * Puts the values of dated facts into compiled HTML, when somebody reads it: value and the day it was
 * checked, or, for a fact whose time has passed, what it is and where to check it. This is on the hot
 * path of every lesson page: no parsing.
 * @param html compiled HTML with placeholders
 * @param facts all facts by id
 * @param locale language of the page
 * @param today calendar day in Bulgaria, as 2026-11-22
 * @returns safe HTML; a placeholder whose fact is unknown becomes a kind hint to ask
 */
export function fillFacts(
  html: string,
  facts: ReadonlyMap<string, FactValue>,
  locale: Locale,
  today: string,
): string {
  if (!html.includes('<!--fact:')) return html;
  const reading = { facts, locale, today };
  return html
    .split(pieceEnd)
    .map((piece) => fillPiece(piece, reading))
    .join('');
}
