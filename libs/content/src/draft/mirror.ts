import type { Block, Inline, QuestionBlock } from '../blocks.js';
import { follow } from './placed.js';
import { withoutWords } from './without-words.js';

/*
 * What of a block is not language: the file, the tool, which answers are right, how many there are and in
 * which order. It is the same in both languages, so a change to it in one is made in the other too.
 */

type Of<Type> = Extract<QuestionBlock, { type: Type }>;
type Mirror<Type> = (before: Of<Type>, after: Of<Type>, other: Of<Type>) => Of<Type>;
type Choices = Of<'single'> | Of<'multiple'>;

const wordsBeside = (_: readonly Inline[], beside: Inline[] | undefined): Inline[] => beside ?? [];
const noWords = { answer: [], explanation: [] };

function mirrorChoices<Kind extends Choices>(before: Choices, after: Kind, other: Choices): Kind {
  const options = follow(before.options, after.options, other.options, ({ right }, beside) => ({
    ...(beside ?? noWords),
    right,
  }));
  return { ...after, prompt: other.prompt, options };
}

/** Steps have names, and are known by them. */
const mirrorScenario: Mirror<'scenario'> = (before, after, other) => {
  const steps = after.steps.map((step) => {
    const stepOf = (question: Of<'scenario'>) => question.steps.find(({ id }) => id === step.id);
    const [old, theirs] = [stepOf(before), stepOf(other)];
    const choices = follow(
      old?.choices ?? [],
      step.choices,
      theirs?.choices ?? [],
      ({ right, next }, beside) => ({ ...(beside ?? noWords), right, next }),
    );
    return { id: step.id, text: theirs?.text ?? [], choices };
  });
  return { ...other, id: after.id, steps };
};

const mirrorMatch: Mirror<'match'> = (before, after, other) => ({
  ...other,
  id: after.id,
  pairs: follow(
    before.pairs,
    after.pairs,
    other.pairs,
    (_, beside) => beside ?? { left: [], right: [] },
  ),
  others: follow(before.others, after.others, other.others, wordsBeside),
});

const mirrors: { [Type in QuestionBlock['type']]: Mirror<Type> } = {
  single: mirrorChoices,
  multiple: mirrorChoices,
  number: (_, { id, value, tolerance }, other) => ({ ...other, id, value, tolerance }),
  order: (before, after, other) => ({
    ...other,
    id: after.id,
    items: follow(before.items, after.items, other.items, wordsBeside),
  }),
  'true-false': (_, { id, isTrue }, other) => ({ ...other, id, isTrue }),
  match: mirrorMatch,
  // Where a gap stands and what fills it is language, as are the words that count as right.
  gap: (_, { id }, other) => ({ ...other, id }),
  text: (_, { id }, other) => ({ ...other, id }),
  scenario: mirrorScenario,
};

const hasChoices = (question: QuestionBlock): question is Choices =>
  question.type === 'single' || question.type === 'multiple';

function mirrorQuestion(
  before: QuestionBlock,
  after: QuestionBlock,
  other: QuestionBlock,
): QuestionBlock {
  // One right answer or several: the answers stay as they are written.
  if (hasChoices(before) && hasChoices(after) && hasChoices(other)) {
    return mirrorChoices(before, after, other);
  }
  if (before.type !== after.type || other.type !== after.type) {
    const bare = withoutWords(after) as QuestionBlock;
    return { ...bare, prompt: other.prompt };
  }
  // All three are of one type, which TypeScript cannot follow.
  const mirror = mirrors[after.type] as unknown as Mirror<QuestionBlock['type']>;
  return mirror(before, after, other);
}

/**
 * Makes a block say in the other language what is not language in a changed one.
 * @param before the block as it was in the language that is edited; null when it was not written
 * @param after the block as it is now
 * @param other the block in the other language
 * @returns the other language's block with its own words; without words when it was of another kind
 */
export function mirrorBlock(before: Block | null, after: Block, other: Block): Block {
  if (after.block === 'question') {
    const beside = other.block === 'question' ? other : null;
    if (!beside) return withoutWords(after);
    return mirrorQuestion(before?.block === 'question' ? before : beside, after, beside);
  }
  if (after.block === 'worksheet') return after;
  if (after.block === 'callout' && other.block === 'callout') return { ...other, kind: after.kind };
  if (after.block === 'reflection' && other.block === 'reflection') {
    return { ...other, id: after.id };
  }
  if (after.block === 'image' && other.block === 'image') {
    const { media, decorative, words } = after;
    return { ...other, media, decorative, words };
  }
  if ('media' in after && 'media' in other && after.block === other.block) {
    return { ...other, media: after.media };
  }
  return retold(after, other);
}

/** Text stays text, whatever box it stands in. */
function retold(after: Block, other: Block): Block {
  if ('content' in after && 'content' in other) return { ...after, content: other.content };
  return withoutWords(after);
}
