import { kebabPattern } from '@pateka/content/draft';
import { formatMoney, type Locale } from '@pateka/domain';
import { Node } from '@tiptap/core';
import type { FactChoice } from '../context.js';

/** What figures look like in a text that is written. */
export const figureClass = 'editor-figure';

/**
 * A dated fact as a reader sees it today. One that is unknown shows its id, as the checks name it.
 * @param facts what there is to choose from
 * @param id the fact
 * @param locale the language of the text
 */
export function factText(facts: readonly FactChoice[], id: string, locale: Locale): string {
  return facts.find((fact) => fact.id === id)?.text[locale] || `[${id}]`;
}

/** @returns an amount in euro as a reader sees it */
export const sumText = (amount: number, locale: Locale): string =>
  formatMoney(Math.round(amount * 100), locale);

interface FigureOptions {
  facts: readonly FactChoice[];
  locale: Locale;
}
const noOptions = (): FigureOptions => ({ facts: [], locale: 'bg' });

/** Both figures are one sign for the caret: chosen, moved and taken out as a whole. */
const shape = { group: 'inline', inline: true, atom: true, selectable: true } as const;

/** A dated fact inside a line. */
export const Fact = Node.create<FigureOptions>({
  name: 'fact',
  ...shape,
  addOptions: noOptions,
  addAttributes: () => ({ id: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'span[data-fact]',
      getAttrs: (element) => {
        const id = element.dataset['fact'] ?? '';
        return kebabPattern.test(id) && { id };
      },
    },
  ],
  renderHTML({ node }) {
    const id = String(node.attrs['id']);
    const { facts, locale } = this.options;
    return ['span', { 'data-fact': id, class: figureClass }, factText(facts, id, locale)];
  },
  renderText({ node }) {
    return factText(this.options.facts, String(node.attrs['id']), this.options.locale);
  },
});

const isAmount = (amount: number): boolean =>
  Number.isFinite(amount) && Math.abs(amount) <= 1_000_000;

/** An invented amount inside a line. */
export const Sum = Node.create<FigureOptions>({
  name: 'sum',
  ...shape,
  addOptions: noOptions,
  addAttributes: () => ({ amount: { default: 0 } }),
  parseHTML: () => [
    {
      tag: 'span[data-sum]',
      getAttrs: (element) => {
        const amount = Number(element.dataset['sum'] || Number.NaN);
        return isAmount(amount) && { amount: Math.round(amount * 100) / 100 };
      },
    },
  ],
  renderHTML({ node }) {
    const amount = Number(node.attrs['amount']);
    const text = sumText(amount, this.options.locale);
    return ['span', { 'data-sum': String(amount), class: figureClass }, text];
  },
  renderText({ node }) {
    return sumText(Number(node.attrs['amount']), this.options.locale);
  },
});
