import type { Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { QuestionBlock } from '../blocks.js';
import { readAttributes } from './attributes.js';
import type { Explanation } from './problem.js';
import { gap, match, shortText, trueFalse } from './question-kinds.js';
import {
  explanationOf,
  isBulletList,
  isNumberedList,
  isParagraph,
  itemParagraph,
  option,
  questionAttributes,
  refuseAfter,
  splitAt,
  trimmedInline,
  withoutAnswers,
  type Asked,
} from './question-parts.js';
import { at, report, type Reading } from './reading.js';
import { toRichText } from './rich-text.js';
import { scenario } from './scenario-from-markdown.js';

const noAnswers: Explanation = {
  message: { bg: 'Въпросът няма отговори.', en: 'The question has no answers.' },
  remedy: {
    bg: 'Добавете редове `- [x] отговор > обяснение`.',
    en: 'Add lines `- [x] answer > explanation`.',
  },
};

const nothingToOrder: Explanation = {
  message: {
    bg: 'Във въпроса няма какво да се подреди.',
    en: 'The question has nothing to order.',
  },
  remedy: {
    bg: 'Добавете редове `1. …`, `2. …` в правилния ред.',
    en: 'Add lines `1. …`, `2. …`, in the right order.',
  },
};

const noNumber: Explanation = {
  message: {
    bg: 'Във въпроса няма ред с вярното число.',
    en: 'The question has no line with the right number.',
  },
  remedy: {
    bg: 'Добавете ред `= 25`: само числото, без интервали в него, без `€` и без `:sum[…]`.',
    en: 'Add a line `= 25`: the number alone, without spaces in it, without `€` and without `:sum[…]`.',
  },
};

function choice(asked: Asked, type: 'single' | 'multiple'): QuestionBlock | undefined {
  const { node, attributes, reading } = asked;
  const head = { block: 'question', id: attributes.id, type } as const;
  if (attributes.answers) return { ...head, prompt: withoutAnswers(asked).prompt, options: [] };
  const parts = splitAt(node.children, isBulletList);
  if (!parts) {
    report(reading, node, noAnswers);
    return undefined;
  }
  refuseAfter(parts.after, reading, {
    bg: 'Напишете обяснението на всеки отговор на неговия ред, след знака `>`.',
    en: 'Give each answer its own explanation on its line, after `>`.',
  });
  const options = parts.answers.children.flatMap((item) => option(item, reading));
  return { ...head, prompt: toRichText(parts.prompt, reading), options };
}

function order(asked: Asked): QuestionBlock | undefined {
  const { node, attributes, reading } = asked;
  const head = { block: 'question', id: attributes.id, type: 'order' } as const;
  if (attributes.answers) {
    const { prompt, explanation } = withoutAnswers(asked);
    return { ...head, prompt, items: [], explanation };
  }
  const parts = splitAt(node.children, isNumberedList);
  if (!parts) {
    report(reading, node, nothingToOrder);
    return undefined;
  }
  const items = parts.answers.children.flatMap((item) => {
    const paragraph = itemParagraph(item, reading);
    return paragraph ? [at(reading, item, trimmedInline(paragraph.children, reading))] : [];
  });
  const prompt = toRichText(parts.prompt, reading);
  return { ...head, prompt, items, explanation: explanationOf(parts.after, reading) };
}

/** Takes the line "= 25" off the end of a paragraph; the paragraph keeps what stands before it. */
function cutNumber(paragraph: Paragraph): { rest: Paragraph; written: string } | undefined {
  const last = paragraph.children.at(-1);
  if (last?.type !== 'text') return undefined;
  const match = /(?:^|\n)=[ \t]*([^\n]*)$/.exec(last.value);
  // A match at the start of the text is a line of its own only when nothing stands before it.
  if (!match || (match[0].startsWith('=') && paragraph.children.length > 1)) return undefined;
  const text = { ...last, value: last.value.slice(0, match.index) };
  const children = [...paragraph.children.slice(0, -1), ...(text.value === '' ? [] : [text])];
  return { rest: { ...paragraph, children }, written: match[1] ?? '' };
}

function number(asked: Asked): QuestionBlock | undefined {
  const { node, attributes, reading } = asked;
  const { id, tolerance = 0, unit } = attributes;
  const head = { block: 'question', id, type: 'number' } as const;
  const limits = { tolerance, ...(unit ? { unit } : {}) };
  if (attributes.answers) {
    const { prompt, explanation } = withoutAnswers(asked);
    return { ...head, prompt, value: null, ...limits, explanation };
  }
  const parts = splitAt(node.children, isParagraph);
  const cut = parts && cutNumber(parts.answers);
  const written = cut?.written.trim().replace('\u2212', '-').replace(',', '.') ?? '';
  if (!parts || !/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(written)) {
    report(reading, node, noNumber);
    return undefined;
  }
  const rest = cut && cut.rest.children.length > 0 ? [cut.rest] : [];
  return {
    ...head,
    prompt: toRichText([...parts.prompt, ...rest], reading),
    value: Number(written),
    ...limits,
    explanation: explanationOf(parts.after, reading),
  };
}

/**
 * Turns a `:::question` into a block.
 * @param node the directive
 * @param reading the file being read; receives problems
 * @returns the question, or nothing when its form is broken (and reported)
 */
export function toQuestion(node: ContainerDirective, reading: Reading): QuestionBlock | undefined {
  const attributes = readAttributes(node, questionAttributes, reading);
  if (!attributes) return undefined;
  const asked: Asked = { node, attributes, reading };
  switch (attributes.type) {
    case 'single':
    case 'multiple':
      return choice(asked, attributes.type);
    case 'order':
      return order(asked);
    case 'number':
      return number(asked);
    case 'true-false':
      return trueFalse(asked);
    case 'match':
      return match(asked);
    case 'gap':
      return gap(asked);
    case 'text':
      return shortText(asked);
    case 'scenario':
      return scenario(asked);
  }
}
