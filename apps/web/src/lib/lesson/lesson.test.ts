import { headingLevel, wayOf, type Marked, type Part, type Question } from './lesson.js';
import { withoutTags } from './without-tags.js';

const part = (kind: string, html: string | null = null): Part => ({
  ...{ kind, html, tool: null, figures: null, question: null },
});

test('a question stands under the heading before it, or under the title', () => {
  const [text, first, heading, second] = [
    part('html', '<p>text</p>'),
    part('question'),
    part('html', '<h2>Now you</h2>'),
    part('question'),
  ];
  const parts = [text, first, heading, second];
  expect(headingLevel(parts, first)).toBe(2);
  expect(headingLevel(parts, second)).toBe(3);
});

const choices = [
  { id: 'a', html: 'Sign' },
  { id: 'b', html: 'Ask' },
];
const scenario: Question = {
  ...{ id: 'q', type: 'scenario', promptHtml: '', unit: null, answered: false },
  ...{ choices: [], rights: null, pieces: null },
  steps: [
    { id: 'a', html: 'An offer', choices },
    { id: 'b', html: 'A letter', choices },
  ],
};
const said = (optionId: string) => ({ optionId, right: true, chosen: true, explanationHtml: 'so' });

function sent(values: string[], nextStep: string | null): Marked {
  return {
    ...{ questionId: 'q', attemptId: '', refusal: null },
    fields: values.map((value) => ({ name: 'answer', value })),
    feedback: {
      ...{ __typename: 'Feedback' as const, right: false, score: 0, nextStep },
      items: values.map(said),
    },
  };
}

test('a scenario begins with its first step', () => {
  expect(wayOf(scenario, null)).toEqual({ walked: [], open: scenario.steps?.[0] });
});

test('what lies behind her stands above the next step', () => {
  const { walked, open } = wayOf(scenario, sent(['a.b'], 'b'));
  expect(walked.map(({ step, choice, value }) => [step.html, choice.html, value])).toEqual([
    ['An offer', 'Ask', 'a.b'],
  ]);
  expect(open?.id).toBe('b');
});

test('a step that she came back to stands there each time; at the end nothing is open', () => {
  const { walked, open } = wayOf(scenario, sent(['a.a', 'b.a', 'a.a'], null));
  expect(walked.map(({ step }) => step.id)).toEqual(['a', 'b', 'a']);
  expect(open).toBeNull();
});

test('a form that was no answer begins anew', () => {
  const marked: Marked = { ...sent([], null), feedback: null, refusal: 'incomplete' };
  expect(wayOf(scenario, marked).open?.id).toBe('a');
});

test('a place for text gets the text, and what was escaped stays escaped', () => {
  expect(withoutTags('<strong>5&nbsp;&lt; 6</strong> <data class="fact" value="1">1</data>')).toBe(
    '5&nbsp;&lt; 6 1',
  );
});
