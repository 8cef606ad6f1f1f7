import { formatMoney, type Locale } from '@pateka/domain';
import type { Inline, RichNode } from '../../blocks.js';
import { kebabPattern } from '../../ids.js';
import { factMark } from '../markup.js';

/**
 * @param inlines running text
 * @returns whether it says all that it says as plain text
 */
export function isPlainInlines(inlines: readonly Inline[]): boolean {
  return inlines.every(({ type }) => ['text', 'break', 'fact', 'sum'].includes(type));
}

/**
 * @param nodes rich text
 * @returns whether it is paragraphs of plain text only
 */
export const isPlainRich = (nodes: readonly RichNode[]): boolean =>
  nodes.every((node) => node.type === 'paragraph' && isPlainInlines(node.children));

/**
 * @param inlines plain running text
 * @param locale language, for amounts
 * @returns its words; a break is a new line
 */
export function plainInlines(inlines: readonly Inline[], locale: Locale): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
          return inline.value;
        case 'break':
          return '\n';
        case 'fact':
          return factMark(inline.id);
        case 'sum':
          return formatMoney(Math.round(inline.amount * 100), locale);
        default:
          return plainInlines(inline.children, locale);
      }
    })
    .join('');
}

/**
 * @param nodes paragraphs of plain text
 * @param locale language, for amounts
 * @returns their words, a blank line between two paragraphs
 */
export const plainRich = (nodes: readonly RichNode[], locale: Locale): string =>
  nodes.map((node) => ('children' in node ? plainInlines(node.children, locale) : '')).join('\n\n');

/**
 * Reads dated facts back from their marks.
 * @param text words that may hold marks
 * @returns text and facts
 */
export function textAndFacts(text: string): Inline[] {
  return text.split(/(:fact\[[^\]]{1,80}\])/).flatMap((piece): Inline[] => {
    const id = /^:fact\[(.*)\]$/.exec(piece)?.[1];
    if (id !== undefined && kebabPattern.test(id)) return [{ type: 'fact', id }];
    return piece === '' ? [] : [{ type: 'text', value: piece }];
  });
}

/**
 * @param text words as somebody typed them
 * @returns running text; a new line is a break
 */
export function inlinesFromPlain(text: string): Inline[] {
  return text
    .trim()
    .split(/[ \t]*\n[ \t]*/)
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ type: 'break' as const }] : []),
      ...textAndFacts(line),
    ]);
}

/**
 * @param text words as somebody typed them
 * @returns paragraphs: a blank line begins a new one
 */
export function richFromPlain(text: string): RichNode[] {
  return text
    .split(/\n[ \t]*\n/)
    .map(inlinesFromPlain)
    .filter((children) => children.some(({ type }) => type !== 'break'))
    .map((children) => ({ type: 'paragraph', children }));
}
