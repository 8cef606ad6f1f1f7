import { LessonAnswerDocument } from '@pateka/api-client';
import type { RequestEvent } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { formText } from '#lib/server/form-text.js';
import type { AnswerField, Given, Marked } from './lesson.js';

interface Place {
  course: string;
  lesson: string;
}

const POSITION = 'place.';

/** An order comes as a position for each item, everything else as values of one field. */
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

/**
 * Has an answer marked. The API keeps it for a learner, once for its id, and for nobody else.
 * @param event the request
 * @param place course and lesson
 * @param given the answer
 * @throws ApiError
 */
export async function mark(event: RequestEvent, place: Place, given: Given): Promise<Marked> {
  const { answerQuestion } = await request(event, LessonAnswerDocument, {
    input: { courseId: place.course, lessonId: place.lesson, ...given },
  });
  return answerQuestion.__typename === 'Feedback'
    ? { ...given, feedback: answerQuestion, refusal: null }
    : { ...given, feedback: null, refusal: answerQuestion.reason };
}

/**
 * Has several answers marked: those that the page carried along are marked anew rather than trusted,
 * because what they say is put into the page as HTML.
 * @returns the answers by their question's id
 * @throws ApiError
 */
export async function markAll(
  event: RequestEvent,
  place: Place,
  given: readonly Given[],
): Promise<Record<string, Marked>> {
  const marked = await Promise.all(given.map((answer) => mark(event, place, answer)));
  return Object.fromEntries(marked.map((answer) => [answer.questionId, answer]));
}
