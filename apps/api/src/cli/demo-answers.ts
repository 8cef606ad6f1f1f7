import type { AnswerKey } from '@pateka/content';
import type { KeptAnswer } from '@pateka/domain';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { generator, type SimulatedEvent } from './demo-history.js';

/** How many in a hundred know an answer at first, question after question: every demo has a hard one. */
const easiness = [0.82, 0.36, 0.71, 0.9, 0.64, 0.45];

/** An answer as it would be kept; null for a question without fixed choices. */
export function simulatedAnswer(
  key: AnswerKey,
  knows: boolean,
  random: () => number,
): { answer: KeptAnswer; score: number } | null {
  if (key.type !== 'single' && key.type !== 'true-false' && key.type !== 'multiple') return null;
  const ids = (right: boolean) =>
    key.options.filter((option) => option.right === right).map(({ id }) => id);
  const [right, wrong] = [ids(true), ids(false)];
  const slip = wrong[Math.floor(random() * wrong.length)];
  if (key.type === 'multiple') {
    const options = knows || slip === undefined ? right : [...right.slice(1), slip];
    return { answer: { type: 'multiple', options }, score: options === right ? 1 : 0.5 };
  }
  const option = knows || slip === undefined ? (right[0] ?? '') : slip;
  return { answer: { type: key.type, option }, score: option === slip && !knows ? 0 : 1 };
}

/**
 * Adds the first answers of simulated learners to the lessons that they completed in one month.
 * @param happened events of that month; others than completed lessons are passed over
 * @param enrolmentIds by the number of the learner
 */
export async function addSimulatedAnswers(
  tx: EntityManager,
  happened: readonly SimulatedEvent[],
  { enrolmentIds, at }: { enrolmentIds: readonly string[]; at: string },
): Promise<void> {
  const lessons = happened.filter(({ kind, scope }) => kind === 'completed' && scope === 'lesson');
  const known: { lessonId: string; keys: AnswerKey[] }[] = await tx.query(
    `SELECT DISTINCT ON (lesson_id) lesson_id AS "lessonId", answer_keys AS keys
     FROM lesson_edition WHERE locale = 'bg' AND lesson_id = ANY($1) ORDER BY lesson_id`,
    [lessons.map(({ scopeId }) => scopeId)],
  );
  const keysOf = new Map(known.map(({ lessonId, keys }, place) => [lessonId, { keys, place }]));
  const random = generator(1 + lessons.length);
  const rows = lessons.flatMap(({ learner, scopeId }) => {
    const { keys = [], place = 0 } = keysOf.get(scopeId) ?? {};
    return keys.flatMap((key, number) => {
      const knows = random() < (easiness[(place + number) % easiness.length] ?? 1);
      const given = simulatedAnswer(key, knows, random);
      const enrolmentId = enrolmentIds[learner];
      if (!given || !enrolmentId) return [];
      const { answer, score } = given;
      return [
        { id: randomUUID(), enrolmentId, lessonId: scopeId, questionId: key.id, answer, score },
      ];
    });
  });
  await tx.query(
    `INSERT INTO attempt (id, enrolment_id, lesson_id, question_id, answer, score, at)
     SELECT r.id, r."enrolmentId", r."lessonId", r."questionId", r.answer, r.score, $2
     FROM jsonb_to_recordset($1) AS r(id uuid, "enrolmentId" uuid, "lessonId" text, "questionId" text, answer jsonb, score real)`,
    [JSON.stringify(rows), at],
  );
}

/** What was answered goes with the accounts, as it does with every account; what was counted of it stays. */
export const forgetSimulatedAnswers = (tx: EntityManager, enrolmentIds: readonly string[]) =>
  tx.query('DELETE FROM attempt WHERE enrolment_id = ANY($1)', [enrolmentIds]);
