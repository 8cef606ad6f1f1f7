import type { Locale } from '../../locale.js';
import type { FieldError, FormRow } from '../read-form.js';
import { readForm } from '../read-form.js';
import { strengthNames, strengthsSchema, type StrengthName } from './schema.js';

/** One card as it was filled in; texts may be empty. */
export interface StrengthCard {
  strength: StrengthName | null;
  /** Her own word; it goes before the choice. */
  own: string;
  /** When she showed it. */
  example: string;
}

/** A strength, said once, with all its examples: either one of the list or her own word. */
export interface Strength {
  strength: StrengthName | null;
  /** Empty for one of the list. */
  own: string;
  examples: string[];
}

/** What the cards say. */
export interface StrengthsResult {
  /** In the order in which they were first written. */
  strengths: Strength[];
  /** Examples to which no strength was written yet. */
  unnamed: string[];
  /** How many strengths have an example. */
  withExample: number;
  isFullHand: boolean;
  /** The first strength without an example. */
  next: Strength | null;
  /** Whether a strength stood on more than one card. */
  isMerged: boolean;
}

/** The goal of the lesson: five strengths with evidence, a finger each (EntreComp 2.1). */
export const fullHand = 5;

const namesByLabel = new Map(
  Object.entries(strengthNames).flatMap(([name, { bg, en }]) => [
    [bg.toLowerCase(), name as StrengthName] as const,
    [en.toLowerCase(), name as StrengthName] as const,
  ]),
);

/** Her word for a strength of the list is that strength, in either language. */
function strengthOf({ strength, own }: StrengthCard): Strength | null {
  const written = own.trim();
  const known = namesByLabel.get(written.toLowerCase());
  if (known) return { strength: known, own: '', examples: [] };
  if (written !== '') return { strength: null, own: written, examples: [] };
  return strength === null ? null : { strength, own: '', examples: [] };
}

/**
 * Puts the cards together: the same strength is said once with all its examples, and what has an
 * example is counted. Source: EntreComp 2.1 (self-awareness and self-efficacy) and the lesson's goal of
 * five strengths with evidence.
 * @param cards as filled in; empty ones are left out
 * @returns the strengths, the examples without a name, and the counts
 */
export function strengths(cards: readonly StrengthCard[]): StrengthsResult {
  const byName = new Map<string, Strength>();
  const unnamed: string[] = [];
  let isMerged = false;
  for (const card of cards) {
    const example = card.example.trim();
    const found = strengthOf(card);
    if (found === null) {
      if (example !== '') unnamed.push(example);
      continue;
    }
    const key = found.strength ?? `own:${found.own.toLowerCase()}`;
    const known = byName.get(key);
    if (known) isMerged = true;
    const { examples } = known ?? found;
    if (example !== '' && !examples.includes(example)) examples.push(example);
    if (!known) byName.set(key, found);
  }
  const all = [...byName.values()];
  const withExample = all.filter(({ examples }) => examples.length > 0).length;
  const next = all.find(({ examples }) => examples.length === 0) ?? null;
  return {
    strengths: all,
    unnamed,
    withExample,
    isFullHand: withExample >= fullHand,
    next,
    isMerged,
  };
}

/** The choice is checked against the schema when the form is read. */
function cardOf({ texts }: FormRow): StrengthCard {
  return {
    strength: (texts.strength as StrengthName | undefined) ?? null,
    own: texts.own ?? '',
    example: texts.example ?? '',
  };
}

/**
 * Reads the form of the strengths cards.
 * @param form names such as 'card.0.strength', values as typed
 * @param locale the language of the page
 * @returns the cards with anything on them, and the fields that could not be read
 */
export function parseStrengths(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: StrengthCard[]; errors: FieldError[] } {
  const { groups, errors } = readForm(strengthsSchema, form, locale);
  return { values: (groups.card ?? []).map(cardOf), errors };
}
