import type { Block, QuestionBlock } from '../blocks.js';
import { isAlike } from './placed.js';

type Scenario = Extract<QuestionBlock, { type: 'scenario' }>;

function bareScenario(question: Scenario): Scenario {
  const steps = question.steps.map(({ id, choices }) => ({
    id,
    text: [],
    choices: choices.map((choice) => ({ ...choice, answer: [], explanation: [] })),
  }));
  return { ...question, prompt: [], steps };
}

function bareQuestion(question: QuestionBlock): QuestionBlock {
  switch (question.type) {
    case 'single':
    case 'multiple': {
      const options = question.options.map(({ right }) => ({ right, answer: [], explanation: [] }));
      return { ...question, prompt: [], options };
    }
    case 'number': {
      const { unit: _, ...rest } = question;
      return { ...rest, prompt: [], explanation: [] };
    }
    case 'order':
      return { ...question, prompt: [], items: question.items.map(() => []), explanation: [] };
    case 'true-false':
      return { ...question, prompt: [], ifTrue: [], ifFalse: [] };
    case 'match': {
      const pairs = question.pairs.map(() => ({ left: [], right: [] }));
      const others = question.others.map(() => []);
      return { ...question, prompt: [], pairs, others, explanation: [] };
    }
    case 'gap':
      return { ...question, prompt: [], pieces: [], explanation: [] };
    case 'text':
      return { ...question, prompt: [], accepted: [], explanation: [] };
    case 'scenario':
      return bareScenario(question);
  }
}

/**
 * The same block before a word of it was written: how a translation begins.
 * @param block a block in one language
 * @returns a block of the same kind with the same file, tool, ids, right answers and number of answers
 */
export function withoutWords(block: Block): Block {
  switch (block.block) {
    case 'text':
    case 'story':
    case 'callout':
      return { ...block, content: [] };
    case 'worksheet':
      return block;
    case 'reflection':
      return { ...block, prompt: [] };
    case 'image':
      return { ...block, alt: '', caption: [] };
    case 'audio':
      return { ...block, title: '', transcript: [] };
    case 'video':
      return { ...block, title: '', captions: '' };
    case 'download':
      return { ...block, title: '' };
    case 'question':
      return bareQuestion(block);
  }
}

/** @returns whether nothing of it is language yet, or nothing ever will be */
export function isWordless(block: Block): boolean {
  return isAlike(block, withoutWords(block));
}
