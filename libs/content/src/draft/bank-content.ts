import { locales, type Locale } from '@pateka/domain';
import { z } from 'zod';
import { questionSchema, type GapPiece } from '../blocks.js';
import { inlinesOf, plainText } from '../lesson-text.js';

/**
 * A question of a bank: like a row of a draft, both languages beside each other, at least one of them written.
 * Where both are, they are the same question: of the same kind, under the same id.
 */
export const bankContentSchema = z
  .strictObject({ bg: questionSchema.nullable(), en: questionSchema.nullable() })
  .refine(({ bg, en }) => bg !== null || en !== null)
  .refine(({ bg, en }) => !bg || !en || (bg.type === en.type && bg.id === en.id));
/** A question of a bank. */
export type BankContent = z.infer<typeof bankContentSchema>;

/** The most bytes of JSON that a question may have: far more than anybody reads on a phone. */
export const largestQuestionBytes = 50_000;

/** What a question asks, in one line; empty when it is not written in this language. */
export function askedIn(content: BankContent, locale: Locale): string {
  const question = content[locale];
  if (!question) return '';
  const [first] = question.type === 'scenario' ? (question.steps[0]?.text ?? []) : [];
  const prompt = wordsOf([{ block: 'reflection', id: 'x', prompt: question.prompt }]);
  if (prompt !== '') return prompt;
  if (question.type === 'gap') return gapLine(question.pieces);
  const rest = first ? [{ block: 'text' as const, content: [first] }] : [question];
  return wordsOf(rest);
}

/** A text with its gaps as dots. */
const gapLine = (pieces: readonly GapPiece[]): string =>
  pieces
    .map((piece) => (piece.piece === 'gap' ? '…' : plainText(piece.text, 'bg')))
    .join('')
    .trim();

/** The texts of a question in both languages, in small letters: what a search looks through. */
export const searchWords = (content: BankContent): string =>
  locales
    .map((locale) => (content[locale] ? wordsOf([content[locale]]) : ''))
    .join(' ')
    .toLowerCase()
    .trim();

const wordsOf = (blocks: Parameters<typeof inlinesOf>[0]): string =>
  inlinesOf(blocks)
    .flatMap((inline) => (inline.type === 'text' ? [inline.value] : []))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
