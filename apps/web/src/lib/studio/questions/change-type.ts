import {
  newDraftId,
  plainText,
  type Inline,
  type QuestionBlock,
  type RichNode,
} from '@pateka/content/draft';
import type { QuestionType } from '@pateka/domain';

/** What questions of all types are made of: changing the type keeps what fits. */
interface Material {
  id: string;
  prompt: RichNode[];
  answers: { right: boolean; answer: Inline[]; explanation: Inline[] }[];
  /** What was said about the answer as a whole. */
  explanation: RichNode[];
  value: number | null;
}

const asText = (inlines: readonly Inline[]): string => plainText(inlines, 'bg').trim();
const asLine = (value: string): Inline[] => (value === '' ? [] : [{ type: 'text', value }]);
const asAnswer = (answer: Inline[], right: boolean) => ({ right, answer, explanation: [] });

function asParagraph(inlines: Inline[]): RichNode[] {
  return asText(inlines) === '' ? [] : [{ type: 'paragraph', children: inlines }];
}

/** The first line of rich text, where only a line fits. */
function firstLine(nodes: readonly RichNode[]): Inline[] {
  const line = nodes.find((node) => node.type === 'paragraph' || node.type === 'heading');
  return line?.type === 'paragraph' || line?.type === 'heading' ? line.children : [];
}

function answersOf(question: QuestionBlock): Material['answers'] {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.options;
    case 'order':
      return question.items.map((item, at) => asAnswer(item, at === 0));
    case 'match':
      return question.pairs.map(({ left }, at) => asAnswer(left, at === 0));
    case 'text':
      return question.accepted.map((accepted) => asAnswer(asLine(accepted), true));
    case 'gap':
      return question.pieces.flatMap((piece) =>
        piece.piece === 'gap' ? piece.accepted.map((each) => asAnswer(asLine(each), true)) : [],
      );
    case 'number':
      return question.value === null ? [] : [asAnswer(asLine(String(question.value)), true)];
    case 'scenario':
      return question.steps[0]?.choices.map(({ next: _, ...choice }) => choice) ?? [];
    case 'true-false':
      return [];
  }
}

function explanationOf(question: QuestionBlock): RichNode[] {
  if ('explanation' in question) return question.explanation;
  if (question.type === 'true-false') return asParagraph(question.ifTrue);
  const right = answersOf(question).find((answer) => answer.right);
  return asParagraph(right?.explanation ?? []);
}

function materialOf(question: QuestionBlock): Material {
  const { id, prompt } = question;
  const answers = answersOf(question);
  const typed = answers.map(({ answer }) => Number(asText(answer).replace(',', '.') || Number.NaN));
  const value =
    question.type === 'number'
      ? question.value
      : (typed.find((each) => !Number.isNaN(each)) ?? null);
  return { id, prompt, answers, explanation: explanationOf(question), value };
}

const emptyOption = { right: false, answer: [], explanation: [] };

/** At least two answers to write into; where one is explained as a whole, its right answer is. */
function optionsFrom({ answers, explanation }: Material) {
  const first = answers.findIndex(({ right }) => right);
  const told = answers.map((each, at) =>
    at === first && each.explanation.length === 0
      ? { ...each, explanation: firstLine(explanation) }
      : each,
  );
  const missing = Math.max(0, 2 - told.length);
  return [...told, ...Array.from({ length: missing }, () => ({ ...emptyOption }))].slice(0, 26);
}

/** Where one answer can be chosen, the first right one stays right. */
const onlyOneRight = (options: ReturnType<typeof optionsFrom>) => {
  const first = options.findIndex(({ right }) => right);
  return options.map((option, at) => ({ ...option, right: at === first }));
};

const textsFrom = ({ answers }: Material): string[] =>
  answers
    .filter(({ right }) => right)
    .map(({ answer }) => asText(answer).slice(0, 200))
    .filter((text) => text !== '')
    .slice(0, 20);

/** At least so many, the missing ones empty. */
function atLeast<Item>(count: number, items: readonly Item[], empty: () => Item): Item[] {
  return [...items, ...Array.from({ length: Math.max(0, count - items.length) }, empty)];
}

function build(type: QuestionType, material: Material): QuestionBlock {
  const { id, prompt, explanation, value, answers } = material;
  const head = { block: 'question' as const, id, prompt };
  switch (type) {
    case 'single':
      return { ...head, type, options: onlyOneRight(optionsFrom(material)) };
    case 'multiple':
      return { ...head, type, options: optionsFrom(material) };
    case 'number':
      return { ...head, type, value, tolerance: 0, explanation };
    case 'order': {
      const items = answers.map(({ answer }) => answer).slice(0, 26);
      return { ...head, type, items: atLeast(3, items, () => []), explanation };
    }
    case 'true-false': {
      const line = firstLine(explanation);
      return { ...head, type, isTrue: null, ifTrue: line, ifFalse: [] };
    }
    case 'match': {
      const pairs = answers.map(({ answer }) => ({ left: answer, right: [] })).slice(0, 12);
      const empty = () => ({ left: [], right: [] });
      return { ...head, type, pairs: atLeast(2, pairs, empty), others: [], explanation };
    }
    case 'gap': {
      const accepted = textsFrom(material);
      const gap = { piece: 'gap' as const, accepted };
      return { ...head, type, pieces: accepted.length > 0 ? [gap] : [], explanation };
    }
    case 'text':
      return { ...head, type, accepted: textsFrom(material), explanation };
    case 'scenario': {
      const choices = optionsFrom(material)
        .slice(0, 6)
        .map((option) => ({ ...option, next: null }));
      return { ...head, type, steps: [{ id: newDraftId('s'), text: [], choices }] };
    }
  }
}

/**
 * Makes a question of another type out of one, keeping what fits: prompt, answers, which are right,
 * explanations.
 * @param question the question as it is
 * @param type what it becomes
 * @returns the same object when it is of that type already
 */
export function changeType(question: QuestionBlock, type: QuestionType): QuestionBlock {
  return question.type === type ? question : build(type, materialOf(question));
}

/**
 * An empty question with room for what its type asks.
 * @param type which kind of question
 */
export function newQuestion(type: QuestionType): QuestionBlock {
  const nothing = { prompt: [], answers: [], explanation: [], value: null };
  return build(type, { id: newDraftId('q'), ...nothing });
}
