import type { ReportDocument, ReportNumber, ReportUnit } from '@pateka/domain';
import { strFromU8, unzipSync } from 'fflate';
import type { Locale } from './words.js';

/** A figure as it is meant, whatever it is written like: '1234', '4.3', '≥12', 'hidden' or 'absent'. */
export type Figure = string;

const hidden = { bg: 'скрито', en: 'hidden' };
const least = { bg: /^поне\s/, en: /^at least\s/ };

/** What a reader takes a text for. `decimal` is the sign before tenths; groups are apart by blanks or the other sign. */
export function readFigure(text: string, language: Locale, decimal: ',' | '.'): Figure {
  const own = text.replaceAll(/\s/g, ' ').trim();
  if (own === hidden[language]) return 'hidden';
  if (own === '–') return 'absent';
  const digits = own
    .replace(least[language], '')
    .replaceAll(decimal === ',' ? ' ' : ',', '')
    .replace(decimal, '.');
  if (!/^[-−]?\d+(\.\d)?$/.test(digits)) throw new Error(`“${text}” is no figure`);
  return `${least[language].test(own) ? '≥' : ''}${Number(digits.replace('−', '-'))}`;
}

/** @returns what the API's number means */
export function figureOf({ value, atLeast, isAbsent }: ReportNumber, unit: ReportUnit): Figure {
  if (isAbsent) return 'absent';
  if (value === null) return 'hidden';
  return `${atLeast ? '≥' : ''}${unit === 'tenths' ? value / 10 : value}`;
}

/** The figures of a table of texts, row by row: the cells of the columns that count. */
export function figuresIn(
  rows: readonly (readonly string[])[],
  { columns }: Pick<ReportDocument, 'columns'>,
  read: (text: string) => Figure,
): Figure[][] {
  return rows.map((row) =>
    columns.flatMap(({ unit }, at) => (unit === null ? [] : [read(row[at] ?? '')])),
  );
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const matches = (text: string, pattern: RegExp): string[][] =>
  [...text.matchAll(pattern)].map((found) => found.map((part) => part ?? ''));

/** @returns the cells of a workbook's first sheet, numbers as they are stored: with a decimal point */
export function readXlsx(file: Uint8Array): string[][] {
  const parts = unzipSync(file);
  const partOf = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const shared = matches(partOf('xl/sharedStrings.xml'), /<si>(.*?)<\/si>/gs).map(([, si = '']) =>
    unescaped(si.replaceAll(/<[^>]*>/g, '')),
  );
  const rows = matches(partOf('xl/worksheets/sheet1.xml'), /<row [^>]*>(.*?)<\/row>/gs);
  return rows.map(([, row = '']) =>
    matches(row, /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs).map(([, attributes = '', inner = '']) => {
      const value = /<v>(.*?)<\/v>/.exec(inner)?.[1] ?? '';
      return attributes.includes('t="s"') ? (shared[Number(value)] ?? '') : value;
    }),
  );
}
