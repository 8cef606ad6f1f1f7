import type { AnswerKey } from '@pateka/content';
import type { FormField } from '../learning/lesson.types.js';

export interface GivenQuestion {
  id: string;
  /** The form fields of the right answer. */
  right: FormField[];
}

/** @returns a question with what a learner would have to send */
export function rightAnswer(key: AnswerKey): GivenQuestion {
  return { id: key.id, right: rightFields(key) };
}

function rightFields(key: AnswerKey): FormField[] {
  const field = (value: string, name = key.id): FormField => ({ name, value });
  switch (key.type) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return key.options.filter(({ right }) => right).map(({ id }) => field(id));
    case 'number':
      return [field(String(key.value))];
    case 'order':
      return key.items.map((item, place) => field(String(place + 1), item));
    case 'match':
      return key.pairs.map(({ left, rights }) => field(rights[0] ?? '', left));
    case 'gap':
      return key.gaps.map(({ id, accepted }) => field(accepted[0] ?? '', id));
    case 'text':
      return [field(key.accepted[0] ?? '')];
    case 'scenario':
      return rightWay(key).map((choice) => field(choice));
  }
}

function rightWay({ steps }: Extract<AnswerKey, { type: 'scenario' }>): string[] {
  const way: string[] = [];
  let step = steps[0];
  while (step && way.length < steps.length) {
    const choice = step.choices.find(({ right }) => right) ?? step.choices[0];
    way.push(`${step.id}.${choice?.id}`);
    step = steps.find(({ id }) => id === choice?.next);
  }
  return way;
}
