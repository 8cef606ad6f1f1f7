import type { ListItem, PhrasingContent } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import type { GapPiece, Inline, QuestionBlock } from '../blocks.js';
import { toInline } from './inline.js';
import type { Explanation } from './problem.js';
import {
  cutAnswer,
  explanationOf,
  isBulletList,
  isParagraph,
  itemParagraph,
  refuseAfter,
  splitAt,
  trimmedInline,
  withoutAnswers,
  type Asked,
} from './question-parts.js';
import { report, type Reading } from './reading.js';
import { toRichText } from './rich-text.js';

const notTrueFalse: Explanation = {
  message: {
    bg: 'Двата отговора не се разбират.',
    en: 'The two answers were not understood.',
  },
  remedy: {
    bg: 'Напишете два реда: `- [x] true > защо` и `- [ ] false > защо`.',
    en: 'Write two lines: `- [x] true > why`, and `- [ ] false > why`.',
  },
};

const noPairs: Explanation = {
  message: { bg: 'Във въпроса няма двойки.', en: 'The question has no pairs.' },
  remedy: {
    bg: 'Добавете редове `- ляво > дясно`.',
    en: 'Add lines `- left side > right side`.',
  },
};

const noGaps: Explanation = {
  message: {
    bg: 'Във въпроса няма текст с празни места.',
    en: 'The question has no text with gaps.',
  },
  remedy: {
    bg: 'Напишете абзац с `:gap[дума]` там, където липсва дума.',
    en: 'Write a paragraph with `:gap[word]` where a word is missing.',
  },
};

const noAccepted: Explanation = {
  message: {
    bg: 'Във въпроса няма приемани отговори.',
    en: 'The question has no accepted answers.',
  },
  remedy: {
    bg: 'Добавете редове `- отговор`, всеки отговор на свой ред.',
    en: 'Add lines `- accepted answer`.',
  },
};

/** A line of a true-or-false question: which of the two it is about, whether it is right, what is said. */
function side(item: ListItem | undefined, reading: Reading) {
  const paragraph = item && itemParagraph(item, reading);
  if (!paragraph) return null;
  const [answer, explanation] = cutAnswer(paragraph.children);
  const [only] = trimmedInline(answer, reading);
  const about = only?.type === 'text' ? only.value : '';
  return { about, right: item.checked === true, said: trimmedInline(explanation, reading) };
}

/**
 * Reads a statement that is true or false.
 * @param asked the question; receives problems
 * @returns the block, or nothing when its form is broken
 */
export function trueFalse({ node, attributes, reading }: Asked): QuestionBlock | undefined {
  const parts = splitAt(node.children, isBulletList);
  const [yes, no] = (parts?.answers.children ?? []).map((item) => side(item, reading));
  const both = parts?.answers.children.length === 2;
  if (!both || yes?.about !== 'true' || no?.about !== 'false' || (yes.right && no.right)) {
    report(reading, node, notTrueFalse);
    return undefined;
  }
  refuseAfter(parts.after, reading, notTrueFalse.remedy);
  const isTrue = yes.right || no.right ? yes.right : null;
  const prompt = toRichText(parts.prompt, reading);
  const said = { ifTrue: yes.said, ifFalse: no.said };
  return { block: 'question', id: attributes.id, type: 'true-false', prompt, isTrue, ...said };
}

/**
 * Reads pairs to match: `- left > right`, and `- > right` for what belongs to nothing.
 * @param asked the question; receives problems
 * @returns the block, or nothing when its form is broken
 */
export function match(asked: Asked): QuestionBlock | undefined {
  const { node, attributes, reading } = asked;
  const head = { block: 'question', id: attributes.id, type: 'match' } as const;
  if (attributes.answers) return { ...head, ...withoutAnswers(asked), pairs: [], others: [] };
  const parts = splitAt(node.children, isBulletList);
  if (!parts) {
    report(reading, node, noPairs);
    return undefined;
  }
  const pairs: { left: Inline[]; right: Inline[] }[] = [];
  const others: Inline[][] = [];
  for (const item of parts.answers.children) {
    const [first] = item.children;
    // A line that begins with > is a quotation to Markdown.
    const isOther = first?.type === 'blockquote';
    const inside = isOther ? { ...item, children: first.children } : item;
    const paragraph = itemParagraph(inside, reading);
    if (!paragraph) continue;
    const [before, after] = isOther ? [[], paragraph.children] : cutAnswer(paragraph.children);
    const right = trimmedInline(after, reading);
    if (isOther) others.push(right);
    else pairs.push({ left: trimmedInline(before, reading), right });
  }
  const prompt = toRichText(parts.prompt, reading);
  return { ...head, prompt, pairs, others, explanation: explanationOf(parts.after, reading) };
}

function plainOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'text') return inline.value;
      return 'children' in inline ? plainOf(inline.children) : '';
    })
    .join('');
}

/** The accepted words of a gap stand between strokes; a stroke that was spelled out belongs to a word. */
function acceptedIn(node: TextDirective, reading: Reading): string[] {
  if (node.children.length === 0) return [];
  const words: PhrasingContent[][] = [[]];
  for (const child of node.children) {
    if (child.type !== 'text') {
      words.at(-1)?.push(child);
      continue;
    }
    for (const [at, value] of child.value.split('|').entries()) {
      if (at > 0) words.push([]);
      words.at(-1)?.push({ ...child, value });
    }
  }
  return words.map((word) => plainOf(trimmedInline(word, reading)));
}

const isNamed = (node: PhrasingContent, name: string): node is TextDirective =>
  node.type === 'textDirective' && node.name === name;

/** The stretches of a text with gaps; `:piece[]` parts two stretches without a gap between them. */
function piecesOf(nodes: readonly PhrasingContent[], reading: Reading): GapPiece[] {
  const pieces: GapPiece[] = [];
  let line: PhrasingContent[] | null = null;
  const end = (): void => {
    if (line) pieces.push({ piece: 'text', text: toInline(line, reading) });
    line = null;
  };
  for (const node of nodes) {
    if (isNamed(node, 'gap')) {
      end();
      pieces.push({ piece: 'gap', accepted: acceptedIn(node, reading) });
    } else if (isNamed(node, 'piece')) {
      end();
      line = [];
    } else line = [...(line ?? []), node];
  }
  end();
  return pieces;
}

/**
 * Reads a text with gaps: the last paragraph, with `:gap[word|other word]` in it.
 * @param asked the question; receives problems
 * @returns the block, or nothing when its form is broken
 */
export function gap(asked: Asked): QuestionBlock | undefined {
  const { node, attributes, reading } = asked;
  const head = { block: 'question', id: attributes.id, type: 'gap' } as const;
  if (attributes.answers) return { ...head, ...withoutAnswers(asked), pieces: [] };
  const parts = splitAt(node.children, isParagraph);
  if (!parts) {
    report(reading, node, noGaps);
    return undefined;
  }
  const prompt = toRichText(parts.prompt, reading);
  const pieces = piecesOf(parts.answers.children, reading);
  return { ...head, prompt, pieces, explanation: explanationOf(parts.after, reading) };
}

/**
 * Reads a question with a short text as its answer: `- accepted answer`, one a line.
 * @param asked the question; receives problems
 * @returns the block, or nothing when its form is broken
 */
export function shortText(asked: Asked): QuestionBlock | undefined {
  const { node, attributes, reading } = asked;
  const head = { block: 'question', id: attributes.id, type: 'text' } as const;
  if (attributes.answers) return { ...head, ...withoutAnswers(asked), accepted: [] };
  const parts = splitAt(node.children, isBulletList);
  if (!parts) {
    report(reading, node, noAccepted);
    return undefined;
  }
  const accepted = parts.answers.children.flatMap((item) => {
    const paragraph = itemParagraph(item, reading);
    return paragraph ? [plainOf(trimmedInline(paragraph.children, reading))] : [];
  });
  const prompt = toRichText(parts.prompt, reading);
  return { ...head, prompt, accepted, explanation: explanationOf(parts.after, reading) };
}
