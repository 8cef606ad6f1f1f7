import type { Inline, QuestionBlock, RichNode } from '../../blocks.js';
import { inlinesOf } from '../../lesson-text.js';
import { shownText } from '../block-lines.js';
import {
  eachRow,
  eachRowOnce,
  finding,
  isBlank,
  isBlankText,
  quoted,
  type DraftRule,
  type DraftView,
  type Finding,
  type Said,
} from './view.js';

type Place = Parameters<typeof finding>[2];

/** Asks every question in every language. */
const eachQuestion = (
  view: DraftView,
  ask: (question: QuestionBlock, place: Place) => Finding[],
): Finding[] =>
  eachRow(view, ({ block }, place) => (block.block === 'question' ? ask(block, place) : []));

/** Asks every question once, for what is the same in both languages. */
const eachQuestionOnce = (
  view: DraftView,
  ask: (question: QuestionBlock, place: Place) => Finding[],
): Finding[] =>
  eachRowOnce(view, (block, place) => (block.block === 'question' ? ask(block, place) : []));

const rightSaid: Record<string, Said> = {
  none: {
    message: {
      bg: 'Нито един отговор не е отбелязан като верен.',
      en: 'No answer is marked right.',
    },
    remedy: { bg: 'Отбележете верния отговор.', en: 'Mark the right answer.' },
  },
  several: {
    message: {
      bg: 'Отбелязани са няколко верни отговора, а може да се избере само един.',
      en: 'Several answers are marked right, but only one can be chosen.',
    },
    remedy: {
      bg: 'Оставете един верен или сменете вида на „Няколко верни отговора“.',
      en: 'Leave one, or change the kind to “Several right answers”.',
    },
  },
  number: {
    message: { bg: 'Не е казано кое число е вярно.', en: 'The right number is not said.' },
    remedy: { bg: 'Напишете вярното число.', en: 'Write the right number.' },
  },
  truth: {
    message: {
      bg: 'Не е казано дали твърдението е вярно.',
      en: 'It is not said whether the statement is true.',
    },
    remedy: { bg: 'Изберете „Вярно“ или „Невярно“.', en: 'Choose “True” or “False”.' },
  },
};

function rightTrouble(question: QuestionBlock): Said | undefined {
  switch (question.type) {
    case 'single': {
      const right = question.options.filter((option) => option.right).length;
      return right === 1 ? undefined : right === 0 ? rightSaid['none'] : rightSaid['several'];
    }
    case 'multiple':
      return question.options.some(({ right }) => right) ? undefined : rightSaid['none'];
    case 'number':
      return question.value === null ? rightSaid['number'] : undefined;
    case 'true-false':
      return question.isTrue === null ? rightSaid['truth'] : undefined;
    case 'scenario': {
      const choices = question.steps.flatMap((step) => step.choices);
      return choices.length === 0 || choices.some(({ right }) => right)
        ? undefined
        : rightSaid['none'];
    }
    default:
      return undefined;
  }
}

/** Every question can be answered rightly. */
export const rightAnswers: DraftRule = (view) =>
  eachQuestionOnce(view, (question, place) => {
    const said = rightTrouble(question);
    return said ? [finding('no-right-answer', 'blocks', place, said)] : [];
  });

const fewSaid: Record<string, Said> = {
  answers: {
    message: { bg: 'Отговорите са по-малко от два.', en: 'There are fewer than two answers.' },
    remedy: { bg: 'Добавете отговори.', en: 'Add answers.' },
  },
  pairs: {
    message: { bg: 'Двойките са по-малко от две.', en: 'There are fewer than two pairs.' },
    remedy: { bg: 'Добавете двойки.', en: 'Add pairs.' },
  },
  gaps: {
    message: { bg: 'В текста няма празно място.', en: 'The text has no gap.' },
    remedy: {
      bg: 'Добавете празно място с думите, които се приемат.',
      en: 'Add a gap with the words that count as right.',
    },
  },
};

function fewTrouble(question: QuestionBlock): Said | undefined {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.options.length < 2 ? fewSaid['answers'] : undefined;
    case 'order':
      return question.items.length < 2 ? fewSaid['answers'] : undefined;
    case 'match':
      return question.pairs.length < 2 ? fewSaid['pairs'] : undefined;
    case 'gap':
      return question.pieces.some(({ piece }) => piece === 'gap') ? undefined : fewSaid['gaps'];
    default:
      return undefined;
  }
}

/** There is something to choose, to order, to match or to fill. */
export const enoughAnswers: DraftRule = (view) =>
  eachQuestionOnce(view, (question, place) => {
    const said = fewTrouble(question);
    return said ? [finding('too-few-answers', 'blocks', place, said)] : [];
  });

const noAccepted: Said = {
  message: {
    bg: 'Не е казано кой написан отговор е верен.',
    en: 'It is not said which written answer is right.',
  },
  remedy: {
    bg: 'Напишете приеманите отговори, всеки на свой ред.',
    en: 'Write the accepted answers, each on a line of its own.',
  },
};
const accepts = (texts: readonly string[]): boolean => texts.some((text) => text.trim() !== '');

/** What is typed can be right: a short text and each gap have accepted answers. */
export const textsAreAccepted: DraftRule = (view) =>
  eachQuestion(view, (question, place) => {
    const lists =
      question.type === 'text'
        ? [question.accepted]
        : question.type === 'gap'
          ? question.pieces.flatMap((piece) => (piece.piece === 'gap' ? [piece.accepted] : []))
          : [];
    return lists.every(accepts) ? [] : [finding('nothing-accepted', 'blocks', place, noAccepted)];
  });

const noPrompt: Said = {
  message: { bg: 'Въпросът не пита нищо.', en: 'The question asks nothing.' },
  remedy: { bg: 'Напишете въпроса.', en: 'Write the question.' },
};

/** A question asks; a text with gaps and a scenario may speak for themselves. */
export const promptsAreWritten: DraftRule = (view) =>
  eachQuestion(view, ({ type, prompt }, place) =>
    type !== 'gap' && type !== 'scenario' && isBlankText(prompt)
      ? [finding('empty-prompt', 'blocks', place, noPrompt)]
      : [],
  );

/** The answers of a question, in groups within which none may be empty or equal to another. */
function answersOf(question: QuestionBlock): (readonly Inline[])[][] {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return [question.options.map(({ answer }) => answer)];
    case 'order':
      return [question.items];
    case 'match':
      return [
        question.pairs.map(({ left }) => left),
        [...question.pairs.map(({ right }) => right), ...question.others],
      ];
    case 'scenario':
      return question.steps.map(({ choices }) => choices.map(({ answer }) => answer));
    default:
      return [];
  }
}

const emptyAnswer: Said = {
  message: { bg: 'Има отговор без текст.', en: 'An answer has no text.' },
  remedy: { bg: 'Напишете го или го премахнете.', en: 'Write it, or remove it.' },
};

/** No answer is empty. */
export const answersAreWritten: DraftRule = (view) =>
  eachQuestion(view, (question, place) =>
    answersOf(question).flat().some(isBlank)
      ? [finding('empty-answer', 'blocks', place, emptyAnswer)]
      : [],
  );

/** Two equal answers cannot be told apart by whoever has to choose. */
export const answersDiffer: DraftRule = (view) =>
  eachQuestion(view, (question, place) =>
    answersOf(question).flatMap((answers) => {
      const texts = answers
        .map((answer) => shownText(answer, 'bg').replace(/\s+/g, ' ').trim())
        .filter((text) => text !== '');
      const keys = texts.map((text) => text.toLowerCase());
      const twice = texts.find((_, at) => keys.indexOf(keys[at] ?? '') !== at);
      if (twice === undefined) return [];
      const message = {
        bg: `Отговорът „${quoted(twice)}“ стои два пъти.`,
        en: `The answer “${quoted(twice)}” stands twice.`,
      };
      const remedy = { bg: 'Напишете единия различно.', en: 'Write one of them differently.' };
      return [finding('equal-answers', 'blocks', place, { message, remedy })];
    }),
  );

function explanationsOf(question: QuestionBlock): boolean[] {
  const said = (inlines: readonly Inline[]): boolean => !isBlank(inlines);
  switch (question.type) {
    case 'single':
    case 'multiple':
      return question.options.map(({ explanation }) => said(explanation));
    case 'true-false':
      return [said(question.ifTrue), said(question.ifFalse)];
    case 'scenario':
      return question.steps.flatMap(({ choices }) =>
        choices.map(({ explanation }) => said(explanation)),
      );
    default:
      return [!isBlankText(question.explanation)];
  }
}

/** Every answer, right or not, teaches. */
export const answersAreExplained: DraftRule = (view) =>
  eachQuestion(view, (question, place) => {
    const open = explanationsOf(question).filter((explained) => !explained).length;
    if (open === 0) return [];
    const message =
      open === 1
        ? { bg: 'Липсва едно обяснение.', en: 'One explanation is missing.' }
        : { bg: `Липсват ${open} обяснения.`, en: `${open} explanations are missing.` };
    const remedy = {
      bg: 'Обяснете защо, и при неверния отговор: така въпросът учи.',
      en: 'Say why, beside answers that are not right as well: that is how a question teaches.',
    };
    return [finding('no-explanation', 'advice', place, { message, remedy })];
  });

const holdsFact = (content: RichNode[]): boolean =>
  inlinesOf([{ block: 'text', content }]).some(({ type }) => type === 'fact');

/** A number that is worked out from a dated fact would be wrong when the fact changes. */
export const numbersStandAlone: DraftRule = (view) =>
  eachQuestion(view, (question, place) =>
    question.type === 'number' && holdsFact(question.prompt)
      ? [
          finding('number-from-fact', 'blocks', place, {
            message: {
              bg: 'Верният отговор се смята от факт с дата и няма да е верен, щом фактът се промени.',
              en: 'The right answer is worked out from a dated fact, and will not hold once the fact changes.',
            },
            remedy: {
              bg: 'Дайте измислени числа във въпроса или предложете отговори за избор.',
              en: 'Give invented figures in the question, or offer answers to choose from.',
            },
          }),
        ]
      : [],
  );
