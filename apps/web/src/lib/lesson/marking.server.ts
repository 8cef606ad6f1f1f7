import {
  LessonAnswerDocument,
  LessonTryDocument,
  type LessonTryQuery,
  type LessonTryQueryVariables,
} from '@pateka/api-client';
import type { RequestEvent } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { formText } from '#lib/server/form-text.js';
import type { AnswerField, Given, Marked } from './lesson.js';

type Marking = LessonTryQuery['tryAnswer'];
/** A lesson of a module, in the draft or in an edition, in one language. */
export type PreviewPlace = Omit<LessonTryQueryVariables['input'], 'questionId' | 'fields'>;

interface Place {
  course: string;
  lesson: string;
}

const POSITION = 'place.';

/** Places, partners and gaps come with a name each, everything else as values of one field. */
function fieldsOf(form: FormData): AnswerField[] {
  return [...form].flatMap(([name, value]) => {
    if (typeof value !== 'string') return [];
    if (name.startsWith(POSITION)) return [{ name: name.slice(POSITION.length), value }];
    return name === 'answer' ? [{ name, value }] : [];
  });
}

/**
 * Reads the form of a question.
 * @param form what was posted
 * @returns the answer as the API wants it
 */
export function readAnswer(form: FormData): Given {
  return {
    questionId: formText(form, 'question'),
    attemptId: formText(form, 'attempt'),
    fields: fieldsOf(form),
  };
}

/** Marks one answer, wherever it was given. */
export type Marker = (given: Given) => Promise<Marked>;

function markedOf(given: Given, marking: Marking): Marked {
  return marking.__typename === 'Feedback'
    ? { ...given, feedback: marking, refusal: null }
    : { ...given, feedback: null, refusal: marking.reason };
}

/**
 * Has the answers to a lesson of a course marked. The API keeps them for a learner, once for their ids, and
 * for nobody else.
 * @param event the request
 * @param place course and lesson
 * @throws ApiError by the marker
 */
export const inCourse =
  (event: RequestEvent, place: Place): Marker =>
  async (given) => {
    const { answerQuestion } = await request(event, LessonAnswerDocument, {
      input: { courseId: place.course, lessonId: place.lesson, ...given },
    });
    return markedOf(given, answerQuestion);
  };

/**
 * Has the answers to a preview marked. Nothing is kept.
 * @param event the request
 * @param place the lesson, of the draft or an edition, and its language
 * @throws ApiError by the marker
 */
export const inPreview =
  (event: RequestEvent, place: PreviewPlace): Marker =>
  async (given) => {
    const { questionId, fields } = given;
    const { tryAnswer } = await request(event, LessonTryDocument, {
      input: { ...place, questionId, fields },
    });
    return markedOf(given, tryAnswer);
  };

/**
 * Has several answers marked: those that the page carried along are marked anew rather than trusted,
 * because what they say is put into the page as HTML.
 * @returns the answers by their question's id
 * @throws ApiError
 */
export async function markAll(
  mark: Marker,
  given: readonly Given[],
): Promise<Record<string, Marked>> {
  const marked = await Promise.all(given.map(mark));
  return Object.fromEntries(marked.map((answer) => [answer.questionId, answer]));
}
