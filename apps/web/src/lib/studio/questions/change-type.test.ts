import { questionSchema, type QuestionBlock } from '@pateka/content/draft';
import { questionTypes } from '@pateka/domain';
import { changeType, newQuestion } from './change-type.js';

const line = (value: string) => [{ type: 'text' as const, value }];
const choice: QuestionBlock = {
  block: 'question',
  id: 'start',
  prompt: [{ type: 'paragraph', children: line('Откъде?') }],
  type: 'multiple',
  options: [
    { right: false, answer: line('От рекламата'), explanation: line('Тя продава.') },
    { right: true, answer: line('От шкафа'), explanation: line('Там има.') },
    { right: true, answer: line('20,50'), explanation: line('Толкова.') },
  ],
};

test.each(questionTypes)('a new question of type %s fits the schema', (type) => {
  const question = newQuestion(type);
  expect(questionSchema.parse(question)).toEqual(question);
  expect(question.type).toBe(type);
});

test.each(questionTypes.flatMap((from) => questionTypes.map((to) => [from, to] as const)))(
  'from %s to %s keeps id and prompt, and fits the schema',
  (from, to) => {
    const before = changeType(choice, from);
    const after = changeType(before, to);
    expect(questionSchema.parse(after)).toEqual(after);
    expect(after).toMatchObject({ type: to, id: 'start', prompt: choice.prompt });
  },
);

test('the same type stays the same object', () => {
  expect(changeType(choice, 'multiple')).toBe(choice);
});

test('several right answers become one, with all answers and explanations', () => {
  const single = changeType(choice, 'single');
  expect(single).toMatchObject({
    options: [{ right: false }, { right: true, explanation: line('Там има.') }, { right: false }],
  });
});

test('right answers become the accepted texts, and the first explanation speaks for all', () => {
  expect(changeType(choice, 'text')).toMatchObject({
    accepted: ['От шкафа', '20,50'],
    explanation: [{ type: 'paragraph', children: line('Там има.') }],
  });
});

test('a number among the answers becomes the right number', () => {
  expect(changeType(choice, 'number')).toMatchObject({ value: 20.5 });
});

test('answers become items to order, sides to match and choices of a step', () => {
  const answers = ['От рекламата', 'От шкафа', '20,50'].map(line);
  expect(changeType(choice, 'order')).toMatchObject({ items: answers });
  expect(changeType(choice, 'match')).toMatchObject({ pairs: answers.map((left) => ({ left })) });
  const scenario = changeType(choice, 'scenario');
  expect(scenario).toMatchObject({ steps: [{ choices: answers.map((answer) => ({ answer })) }] });
});
