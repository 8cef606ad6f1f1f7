import type { Block } from '../blocks.js';
import { blockRuns, countWords, eachInline } from '../lesson-text.js';
import type { LessonFile } from '../package/lesson-file.js';
import type { FrontMatter } from '../package/package-schemas.js';
import { keyOf } from '../rules/question-key.js';
import { problemAt, type LanguageRule } from './rule.js';

/** English may be this much shorter or longer than Bulgarian, in words. */
const shortest = 0.7;
const longest = 1.45;

const shared: readonly (keyof FrontMatter)[] = [
  'id',
  'minutes',
  'exercise',
  'competences',
  'skippable',
];

/** Ids, times and flags belong to the lesson, not to a language. */
export const sameFrontMatter: LanguageRule = ({ bg, en }) => {
  const differing = shared.filter(
    (key) => JSON.stringify(bg.front[key]) !== JSON.stringify(en.front[key]),
  );
  const problems = differing.flatMap((key) =>
    problemAt(en, key, `\`${key}\` differs from bg.md.`, 'Write the same in both languages.'),
  );
  if (Boolean(bg.front.note) === Boolean(en.front.note)) return problems;
  const without = bg.front.note ? en : bg;
  const remedy = 'Write the note in both languages or in none.';
  return [...problems, ...problemAt(without, 'title', 'The content note is missing.', remedy)];
};

function nameOf(block: Block | undefined): string {
  if (!block) return 'nothing';
  switch (block.block) {
    case 'callout':
      return `callout ${block.kind}`;
    case 'worksheet':
      return `worksheet ${block.tool}`;
    case 'reflection':
      return `reflection ${block.id}`;
    case 'question':
      return `question ${block.id}`;
    default:
      return block.block;
  }
}

function framesOf({ document }: LessonFile): Block[] {
  return document.blocks.filter(({ block }) => block !== 'text');
}

/** Both languages have the same examples, boxes, worksheets and questions, in the same order. */
export const sameBlocks: LanguageRule = ({ bg, en }) => {
  const first = framesOf(bg);
  const second = framesOf(en);
  const index = Array.from({ length: Math.max(first.length, second.length) }).findIndex(
    (_, place) => nameOf(first[place]) !== nameOf(second[place]),
  );
  if (index < 0) return [];
  const message = `Here stands ${nameOf(second[index])}, but in bg.md ${nameOf(first[index])}.`;
  const remedy = 'Have the same blocks with the same ids in the same order.';
  return problemAt(en, second[index] ?? second.at(-1) ?? 'title', message, remedy);
};

/** One question in two languages has one right answer. */
export const sameAnswers: LanguageRule = ({ bg, en }) =>
  framesOf(en).flatMap((block) => {
    if (block.block !== 'question') return [];
    const other = bg.document.blocks.find(
      (candidate) => candidate.block === 'question' && candidate.id === block.id,
    );
    if (!other || keyOf(other) === keyOf(block)) return [];
    return problemAt(
      en,
      block,
      `Question ${block.id} is "${keyOf(block)}" here, but "${keyOf(other)}" in bg.md.`,
      'Have the same type, the answers in the same order, and the same ones right.',
    );
  });

function figuresOf({ document }: LessonFile): Map<string, object> {
  const figures = new Map<string, object>();
  for (const run of document.blocks.flatMap(blockRuns)) {
    eachInline(run.inlines, (inline) => {
      if (inline.type === 'fact') figures.set(`:fact[${inline.id}]`, run.piece);
      if (inline.type === 'sum') figures.set(`:sum[${inline.amount}]`, run.piece);
    });
  }
  return figures;
}

function figuresOnlyIn(one: LessonFile, other: LessonFile) {
  const known = figuresOf(other);
  return [...figuresOf(one)]
    .filter(([figure]) => !known.has(figure))
    .flatMap(([figure, piece]) =>
      problemAt(
        one,
        piece,
        `${figure} does not occur in ${other.locale}.md.`,
        'Use the same facts and amounts in both languages.',
      ),
    );
}

/** An amount that was changed in one language only would teach two different things. */
export const sameFigures: LanguageRule = ({ bg, en }) => [
  ...figuresOnlyIn(bg, en),
  ...figuresOnlyIn(en, bg),
];

/** Neither language is a summary of the other. */
export const similarLength: LanguageRule = ({ bg, en }) => {
  const words = ({ document }: LessonFile): number => {
    const { prose, questions } = countWords(document);
    return prose + questions;
  };
  const ratio = words(en) / words(bg);
  if (ratio >= shortest && ratio <= longest) return [];
  const percent = Math.round(ratio * 100);
  return problemAt(
    en,
    'title',
    `The English text has ${percent} % of the words of the Bulgarian one.`,
    `Bring it between ${shortest * 100} and ${longest * 100} %.`,
  );
};
