import type { Locale } from '../../locale.js';
import type { FieldError } from '../read-form.js';
import { readForm } from '../read-form.js';
import { noteLines } from '../report-parts.js';
import { canvasBoxes, canvasSchema, type CanvasBox } from './schema.js';

/** The lines in each box; an empty box has none. */
export type CanvasValues = Readonly<Record<CanvasBox, readonly string[]>>;

/** What is still open on a canvas, boxes in its order. */
export interface CanvasResult {
  empty: CanvasBox[];
  /** The empty boxes to ask about now: the first three, so customers and value come first. */
  ask: CanvasBox[];
  /** The empty boxes that can wait. */
  later: CanvasBox[];
  isEmpty: boolean;
}

/** More questions at once than these would be a list of what is missing. */
export const mostQuestions = 3;

/**
 * Finds what to ask next on a business model canvas. Source: A. Osterwalder, Y. Pigneur, Business Model
 * Generation, 2010 (the canvas: strategyzer.com, CC BY-SA); the order, customers and value first, is
 * the book's way of telling a model.
 * @param values the lines in each box
 * @returns the empty boxes, parted into those to ask about now and those that can wait
 */
export function canvas(values: CanvasValues): CanvasResult {
  const empty = canvasBoxes.filter((box) => values[box].length === 0);
  return {
    empty,
    ask: empty.slice(0, mostQuestions),
    later: empty.slice(mostQuestions),
    isEmpty: empty.length === canvasBoxes.length,
  };
}

/**
 * Reads the form of the canvas.
 * @param form names such as 'box.customers', values as typed
 * @param locale the language of the page
 * @returns the lines in each box, and the fields that could not be read
 */
export function parseCanvas(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: CanvasValues; errors: FieldError[] } {
  const { groups, errors } = readForm(canvasSchema, form, locale);
  const texts = groups.box?.[0]?.texts ?? {};
  const linesOf = (box: CanvasBox): string[] => noteLines(texts[box] ?? '');
  const values: CanvasValues = {
    customers: linesOf('customers'),
    value: linesOf('value'),
    channels: linesOf('channels'),
    relationships: linesOf('relationships'),
    revenue: linesOf('revenue'),
    resources: linesOf('resources'),
    activities: linesOf('activities'),
    partners: linesOf('partners'),
    costs: linesOf('costs'),
  };
  return { values, errors };
}
