import type { Locale } from '@pateka/domain';
import { finding, quoted, type DraftRule, type Finding, type Side, type SideRow } from './view.js';

/*
 * How hard a text is to read, by LIX: words a sentence plus the share of words of more than six letters, in
 * percent. C. H. Björnsson, Readability of newspapers in 11 languages, Reading Research Quarterly 18 (1983)
 * 480–497, doi 10.2307/747382: newspapers have 25 + 27 = 52 in English and 18 + 47 = 65 in Russian, the nearest
 * to Bulgarian that he measured. The measure knows nothing of meaning, so what it says is advice only.
 */

/** More than this asks too much of a tired reader: a quarter under the newspapers of the language. */
const hardest: Record<Locale, number> = { bg: 50, en: 40 };
/** Under so many words the measure says nothing. */
const fewestWords = 80;
const longestSentence = 30;
const longWord = 7;

/** A full stop in an abbreviation or a date ends no sentence: a capital, a quotation or the end follows. */
const sentenceEnd = /[.!?…]+[)“”"»]*(?=\s+[\p{Lu}„“"(\d–]|\s*$)/u;
const words = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu;

/**
 * Cuts a text into sentences. A line that ends without a full stop, such as an item of a list, is one, too.
 * @param text one paragraph
 * @returns its sentences, without what ends them
 */
export function sentencesOf(text: string): string[] {
  return text
    .split(sentenceEnd)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** What LIX is made of. */
export interface ReadingMeasure {
  words: number;
  sentences: number;
  /** Words of more than six letters. */
  longWords: number;
  /** Words a sentence plus percent of long words; 0 without words. */
  lix: number;
}

/**
 * Measures how hard texts are to read.
 * @param paragraphs running text, paragraph by paragraph
 * @returns counts and LIX
 */
export function measureReading(paragraphs: readonly string[]): ReadingMeasure {
  const sentences = paragraphs.flatMap(sentencesOf);
  const all = sentences.flatMap((sentence) => sentence.match(words) ?? []);
  const longWords = all.filter((word) => word.length >= longWord).length;
  const lix = all.length === 0 ? 0 : all.length / sentences.length + (100 * longWords) / all.length;
  return { words: all.length, sentences: sentences.length, longWords, lix };
}

const paragraphsOf = ({ lines }: SideRow): string[] =>
  lines.flatMap(({ isParagraph, text }) => (isParagraph ? [text] : []));

function hardIn({ locale, rows }: Side): Finding[] {
  const { words: count, sentences, longWords, lix } = measureReading(rows.flatMap(paragraphsOf));
  if (count < fewestWords || lix <= hardest[locale]) return [];
  const perSentence = Math.round(count / sentences);
  const share = Math.round((100 * longWords) / count);
  return [
    finding(
      'hard-to-read',
      'advice',
      { blockId: null, locale },
      {
        message: {
          bg: `Текстът е труден за четене: средно по ${perSentence} думи в изречение, ${share} % дълги думи.`,
          en: `The text is hard to read: ${perSentence} words a sentence on average, ${share} % long words.`,
        },
        remedy: {
          bg: 'Разделете дългите изречения и заменете дългите думи с всекидневни.',
          en: 'Split long sentences, and use everyday words instead of long ones.',
        },
      },
    ),
  ];
}

/** Sentences are short and words are everyday ones. */
export const textIsReadable: DraftRule = ({ sides }) => sides.flatMap(hardIn);

/** No single sentence is so long that its beginning is forgotten at its end. */
export const sentencesAreShort: DraftRule = ({ sides }) =>
  sides.flatMap(({ locale, rows }) =>
    rows.flatMap((side) =>
      paragraphsOf(side)
        .flatMap(sentencesOf)
        .flatMap((sentence) => {
          const count = sentence.match(words)?.length ?? 0;
          if (count <= longestSentence) return [];
          const said = {
            message: {
              bg: `Изречението „${quoted(sentence)}“ има ${count} думи.`,
              en: `The sentence “${quoted(sentence)}” has ${count} words.`,
            },
            remedy: {
              bg: 'Направете от него две или три.',
              en: 'Make two or three of it.',
            },
          };
          return [finding('long-sentence', 'advice', { blockId: side.row.id, locale }, said)];
        }),
    ),
  );
