/*
 * Figures that somebody typed into a text although a law, an office or the market may change them. Nothing
 * here knows of Node.
 */

/** What a typed figure is. */
export type FigureKind = 'amount' | 'percentage' | 'telephone' | 'date';

interface TypedFigure {
  kind: FigureKind;
  pattern: RegExp;
  /** Whether it may stand in a question, where invented figures are worked with. */
  inQuestions: boolean;
}

const typedFigures: readonly TypedFigure[] = [
  {
    kind: 'amount',
    pattern: /(?:€\s?\d)|(?:\d[\d\s.,]*(?:€|(?:евро|eur|euros?|лв|лева|leva|bgn)(?!\p{L})))/iu,
    inQuestions: true,
  },
  {
    kind: 'percentage',
    pattern: /\d[\d.,]*\s?(?:%|процент\p{L}*|per\s?cent)/iu,
    inQuestions: true,
  },
  { kind: 'telephone', pattern: /(?<!\d)(?:\+359|0)[\d /-]{6,}\d/u, inQuestions: false },
  {
    kind: 'date',
    pattern: /(?<!\d)\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)/u,
    inQuestions: true,
  },
];

/**
 * Finds figures that were typed rather than inserted: one in prose is either the law's or the market's, and
 * dated, or invented, and marked so.
 * @param text what was typed, without facts and amounts that were inserted
 * @param inQuestion whether it stands in a question
 * @returns each kind of figure once, with its first occurrence as written
 */
export function findTypedFigures(
  text: string,
  inQuestion: boolean,
): { kind: FigureKind; found: string }[] {
  if (!/\d/.test(text)) return [];
  return typedFigures
    .filter(({ inQuestions }) => !(inQuestion && inQuestions))
    .flatMap(({ kind, pattern }) => {
      const match = pattern.exec(text);
      return match ? [{ kind, found: match[0].trim() }] : [];
    });
}
