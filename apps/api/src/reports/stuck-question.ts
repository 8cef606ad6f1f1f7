import type { AnswerKey, LearnerQuestion } from '@pateka/content';
import { withoutLessonLinks } from '../learning/lesson-contents.js';
import { filledParts, type Reading } from '../learning/lesson-parts.js';
import type { StuckChoice, StuckQuestion } from './stuck.types.js';

/** When it is read, and what is known of each choice: percent, null for hidden. */
interface Told {
  reading: Reading;
  shareOf: (choice: string) => number | null;
}

/** The choices of a question by their ids in the figures; of a scenario those of all its steps. */
function rightOf(key: AnswerKey): Map<string, boolean> {
  if (key.type === 'scenario')
    return new Map(
      key.steps.flatMap(({ id, choices }) =>
        choices.map((choice) => [`${id}.${choice.id}`, choice.right] as const),
      ),
    );
  return new Map('options' in key ? key.options.map(({ id, right }) => [id, right]) : []);
}

/** @returns a question as it is read now, each fixed choice with its share */
export function shownQuestion(
  question: LearnerQuestion,
  key: AnswerKey,
  { reading, shareOf }: Told,
): Pick<StuckQuestion, 'promptHtml' | 'choices'> {
  const { parts } = withoutLessonLinks({
    parts: [{ kind: 'question' as const, question }],
    answerKeys: [],
  });
  const shown = filledParts(parts, reading)[0]?.question;
  const right = rightOf(key);
  const steps = shown?.steps ?? [{ id: null, choices: shown?.choices ?? [] }];
  const choices = steps.flatMap(({ id: step, choices: own }) =>
    own.flatMap(({ id, html }): StuckChoice[] => {
      const name = step === null ? id : `${step}.${id}`;
      const isRight = right.get(name);
      return isRight === undefined ? [] : [{ html, right: isRight, share: shareOf(name) }];
    }),
  );
  return { promptHtml: shown?.promptHtml ?? '', choices };
}
