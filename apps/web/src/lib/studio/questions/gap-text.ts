import type { GapPiece, Inline } from '@pateka/content/draft';

/*
 * A text with gaps is written as one text in which square brackets stand around what belongs into a gap:
 * „Бюджетът е [план] за парите“. Further answers of a gap are kept beside it.
 */

type Gap = Extract<GapPiece, { piece: 'gap' }>;

const bracketed = /\[([^[\]]*)\]/g;
const longestAnswer = 200;
const mostPieces = 60;

/** Brackets inside an answer would end its gap. */
const withoutBrackets = (text: string): string => text.replaceAll('[', '(').replaceAll(']', ')');

/** Neighbouring texts are one, as an editor gives them back. */
function joined(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (inline.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = { type: 'text', value: last.value + inline.value };
    } else result.push(inline);
  }
  return result;
}

/**
 * Writes the pieces of a question as one text.
 * @param pieces text and gaps in their order
 * @returns running text with the first answer of each gap in square brackets
 */
export function gapText(pieces: readonly GapPiece[]): Inline[] {
  return joined(
    pieces.flatMap((piece): Inline[] =>
      piece.piece === 'text'
        ? piece.text
        : [{ type: 'text', value: `[${withoutBrackets(piece.accepted[0] ?? '')}]` }],
    ),
  );
}

function cut(value: string): GapPiece[] {
  const pieces: GapPiece[] = [];
  let end = 0;
  for (const { 0: whole, 1: answer = '', index } of value.matchAll(bracketed)) {
    if (index > end) pieces.push(textPiece([{ type: 'text', value: value.slice(end, index) }]));
    pieces.push({ piece: 'gap', accepted: [answer.slice(0, longestAnswer)] });
    end = index + whole.length;
  }
  if (end < value.length) pieces.push(textPiece([{ type: 'text', value: value.slice(end) }]));
  return pieces;
}

const textPiece = (text: Inline[]): GapPiece => ({ piece: 'text', text });

/** Texts between two gaps are one piece. */
function joinedPieces(pieces: readonly GapPiece[]): GapPiece[] {
  const result: GapPiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.piece === 'text' && last?.piece === 'text') {
      result[result.length - 1] = textPiece(joined([...last.text, ...piece.text]));
    } else result.push(piece);
  }
  return result;
}

const gapsOf = (pieces: readonly GapPiece[]): Gap[] =>
  pieces.filter((piece) => piece.piece === 'gap');

/** Further answers stay with their gap: with the one of the same word, else with the one in its place. */
function withFurther(pieces: GapPiece[], before: readonly GapPiece[]): GapPiece[] {
  const old = gapsOf(before);
  const sameCount = gapsOf(pieces).length === old.length;
  let place = -1;
  return pieces.map((piece) => {
    if (piece.piece === 'text') return piece;
    place += 1;
    const word = piece.accepted[0] ?? '';
    const known = old.find(({ accepted }) => word !== '' && accepted[0] === word);
    const further = (known ?? (sameCount ? old[place] : undefined))?.accepted.slice(1) ?? [];
    return { ...piece, accepted: [word, ...further] };
  });
}

/**
 * Takes a text with square brackets apart again.
 * @param text running text; brackets inside emphasis or a link stay text
 * @param before the pieces as they were, for the further answers of each gap
 * @returns text and gaps in their order; `gapText` gives the same text back
 */
export function gapPieces(text: readonly Inline[], before: readonly GapPiece[]): GapPiece[] {
  const pieces = joinedPieces(
    joined(text).flatMap((inline) =>
      inline.type === 'text' ? cut(inline.value) : [textPiece([inline])],
    ),
  );
  return withFurther(pieces.slice(0, mostPieces), before);
}

/**
 * Sets the further answers of a gap.
 * @param pieces the question's pieces
 * @param place which gap, from 0
 * @param further answers that count as right, too
 */
export function withAnswers(
  pieces: readonly GapPiece[],
  place: number,
  further: readonly string[],
): GapPiece[] {
  let at = -1;
  return pieces.map((piece) => {
    if (piece.piece === 'text') return piece;
    at += 1;
    return at === place ? { ...piece, accepted: [piece.accepted[0] ?? '', ...further] } : piece;
  });
}
