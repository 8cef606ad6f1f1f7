import type { ListItem } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import { z } from 'zod';
import type { QuestionBlock, ScenarioStep } from '../blocks.js';
import { readAttributes } from './attributes.js';
import type { Explanation } from './problem.js';
import {
  isBulletList,
  option,
  refuseAfter,
  splitAt,
  type Asked,
  type Content,
} from './question-parts.js';
import { report, type Reading } from './reading.js';
import { toRichText } from './rich-text.js';

const stepAttributes = z.strictObject({
  id: z.string().min(1).max(80),
  answers: z.literal('none').optional(),
});
const goAttributes = z.strictObject({ to: z.string().max(80) });

type Choice = ScenarioStep['choices'][number];

/** Takes `:go{to=step}` off the end of a choice; without it the scenario ends there. */
function choice(item: ListItem, reading: Reading): Choice[] {
  const [paragraph, ...more] = item.children;
  const last = paragraph?.type === 'paragraph' ? paragraph.children.at(-1) : undefined;
  if (paragraph?.type !== 'paragraph' || last?.type !== 'textDirective' || last.name !== 'go') {
    return option(item, reading).map((made) => ({ ...made, next: null }));
  }
  const go = readAttributes(last, goAttributes, reading);
  const rest = { ...paragraph, children: paragraph.children.slice(0, -1) };
  const made = option({ ...item, children: [rest, ...more] }, reading);
  return made.map((each) => ({ ...each, next: go?.to ?? null }));
}

const noChoices = (id: string): Explanation => ({
  message: { bg: `В стъпката \`${id}\` няма избори.`, en: `The step \`${id}\` has no answers.` },
  remedy: {
    bg: 'Добавете редове `- [x] избор > обяснение :go{to=next-step}`.',
    en: 'Add lines `- [x] answer > explanation :go{to=next-step}`.',
  },
});

function stepOf(
  directive: LeafDirective,
  content: readonly Content[],
  reading: Reading,
): ScenarioStep[] {
  const attributes = readAttributes(directive, stepAttributes, reading);
  if (!attributes) return [];
  const { id } = attributes;
  if (attributes.answers) return [{ id, text: toRichText(content, reading), choices: [] }];
  const parts = splitAt(content, isBulletList);
  if (!parts) {
    report(reading, directive, noChoices(id));
    return [];
  }
  refuseAfter(parts.after, reading, {
    bg: 'Започнете следващата стъпка с `::step{id=…}`.',
    en: 'Begin the next step with `::step{id=…}`.',
  });
  const choices = parts.answers.children.flatMap((item) => choice(item, reading));
  return [{ id, text: toRichText(parts.prompt, reading), choices }];
}

/**
 * Reads a scenario: steps, each begun by `::step{id=…}`, with answers that may lead to another step.
 * @param asked the question; receives problems
 * @returns the block
 */
export function scenario({ node, attributes, reading }: Asked): QuestionBlock {
  const isStep = (child: Content): child is LeafDirective =>
    child.type === 'leafDirective' && child.name === 'step';
  const starts = node.children.flatMap((child, at) => (isStep(child) ? [at] : []));
  const steps = starts.flatMap((start, index) => {
    const child = node.children[start];
    const content = node.children.slice(start + 1, starts[index + 1]);
    return child && isStep(child) ? stepOf(child, content, reading) : [];
  });
  const prompt = toRichText(node.children.slice(0, starts[0]), reading);
  return { block: 'question', id: attributes.id, type: 'scenario', prompt, steps };
}
