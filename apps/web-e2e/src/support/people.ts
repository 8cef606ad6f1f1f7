import { randomBytes, randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import {
  CertificateRequestDocument,
  CertificateShareDocument,
  CertificateStateDocument,
  CoursePageDocument,
  CoursesDocument,
  ExitExplainedDocument,
  LessonAnswerDocument,
  LessonDoneDocument,
  LessonPageDocument,
  LessonSkipDocument,
  MyPageDocument,
  StartOpenDocument,
  type LessonPageQuery,
} from '@pateka/api-client';
import type { SharedFields } from '@pateka/domain';
import { askApi, type Asking } from './api.js';
import { freshCode } from './control.js';
import { stackInfo } from './stack.js';

/** A learner's account, made through the api. */
export type Learner = { alias: string; passphrase: string; token: string; courseId: string };

/** An alias that no other test uses; without digits, which would look like a telephone number. */
export const freshAlias = (): string =>
  `Река ${[...randomBytes(10)].map((byte) => 'абвгдежзиклмнопр'[byte % 16]).join('')}`;
export const goodPassphrase = 'лампа ключ прозорец море';

/** Opens an account with a fresh code; quick exit is explained already unless told. */
export async function newLearner({ exitExplained = true } = {}): Promise<Learner> {
  const info = stackInfo();
  const code = await freshCode();
  const [alias, passphrase] = [freshAlias(), goodPassphrase];
  const input = { code, alias, passphrase, recoveryCodes: false };
  const { redeemAccessCode: opened } = await askApi(info, StartOpenDocument, { input });
  if (opened.__typename !== 'AccountOpened') throw new Error(`No account: ${opened.reason}`);
  const { token } = opened;
  if (exitExplained) await askApi(info, ExitExplainedDocument, {}, { token });
  const { ownCourses } = await askApi(info, MyPageDocument, {}, { token });
  return { alias, passphrase, token, courseId: ownCourses[0]?.courseId ?? '' };
}

/** Puts her session into a browser, as the sign-in page would. */
export const signedIn = (
  context: BrowserContext,
  { token }: Pick<Learner, 'token'>,
): Promise<void> =>
  context.addCookies([
    { name: 's', value: token, url: stackInfo().publicUrl, httpOnly: true, sameSite: 'Lax' },
  ]);

/** Whom a browser is signed in as. */
export async function learnerIn(
  context: BrowserContext,
): Promise<Pick<Learner, 'courseId' | 'token'>> {
  const cookies = await context.cookies(stackInfo().publicUrl);
  const token = cookies.find(({ name }) => name === 's')?.value ?? '';
  const { ownCourses } = await askApi(stackInfo(), MyPageDocument, {}, { token });
  return { token, courseId: ownCourses[0]?.courseId ?? '' };
}

/** The lessons of her course in order. */
export async function lessonsOf({ token, courseId }: Pick<Learner, 'courseId' | 'token'>) {
  const { course } = await askApi(stackInfo(), CoursePageDocument, { courseId }, { token });
  return course.modules.flatMap(({ lessons }) => lessons);
}

/** The addresses of all lessons of the catalogue, those of her own course first. */
export async function allLessonPaths(
  learner: Pick<Learner, 'courseId' | 'token'>,
): Promise<string[]> {
  const { courses } = await askApi(stackInfo(), CoursesDocument, {});
  const others = courses.map(({ id }) => id).filter((id) => id !== learner.courseId);
  const paths: string[] = [];
  for (const courseId of [learner.courseId, ...others]) {
    const lessons = await lessonsOf({ ...learner, courseId });
    paths.push(...lessons.map(({ id }) => `/courses/${courseId}/${id}`));
  }
  return paths;
}

type Question = NonNullable<LessonPageQuery['lesson']['parts'][number]['question']>;

/** Some answer to a question, right or not: any finishes a lesson. */
function anyAnswer({ type, choices }: Question) {
  if (type === 'number') return [{ name: 'answer', value: '1' }];
  if (type !== 'order') return [{ name: 'answer', value: choices[0]?.id ?? '' }];
  return choices.map(({ id }, index) => ({ name: id, value: String(index + 1) }));
}

async function finishLesson(courseId: string, lessonId: string, asking: Asking): Promise<void> {
  const info = stackInfo();
  const { lesson } = await askApi(info, LessonPageDocument, { courseId, lessonId }, asking);
  for (const question of lesson.parts.flatMap((part) => part.question ?? [])) {
    const attempt = {
      attemptId: randomUUID(),
      questionId: question.id,
      fields: anyAnswer(question),
    };
    const input = { courseId, lessonId, ...attempt };
    await askApi(info, LessonAnswerDocument, { input }, asking);
  }
  await askApi(info, LessonDoneDocument, { courseId, lessonId }, asking);
}

/**
 * Finishes her lessons through the api, those that may be skipped by skipping.
 * @param from the number of the first, from 1
 * @param leave how many at the end stay open
 */
export async function finishLessons(
  learner: Pick<Learner, 'courseId' | 'token'>,
  { from = 1, leave = 0 } = {},
): Promise<void> {
  const { courseId, token } = learner;
  const lessons = await lessonsOf(learner);
  for (const { id, skippable } of lessons.slice(from - 1, lessons.length - leave)) {
    const both = { courseId, lessonId: id };
    if (skippable) await askApi(stackInfo(), LessonSkipDocument, both, { token });
    else await finishLesson(courseId, id, { token });
  }
}

/** Has a version of the certificate of a finished course made, and waits until it is ready. */
export async function requestCertificate(
  { courseId, token }: Learner,
  holderName: string | null,
  version = 1,
): Promise<void> {
  const look = { locale: 'bg', paper: 'a4', withCheckCode: true } as const;
  const input = { courseId, version, holderName, ...look };
  await askApi(stackInfo(), CertificateRequestDocument, { input }, { token });
  for (let waited = 0; waited < 30_000; waited += 200) {
    const { ownCertificate } = await askApi(
      stackInfo(),
      CertificateStateDocument,
      { courseId },
      { token },
    );
    if (ownCertificate?.state === 'ready' && ownCertificate.version === version) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The certificate is not ready after half a minute.');
}

/**
 * Makes a link for an employer.
 * @returns its address
 */
export async function shareCertificate(
  { courseId, token }: Learner,
  shown: Partial<SharedFields> = {},
): Promise<string> {
  const none = { name: false, date: false, hours: false, outcomes: false, competences: false };
  const input = { courseId, fields: { ...none, ...shown }, days: 30 };
  const { createShareLink } = await askApi(
    stackInfo(),
    CertificateShareDocument,
    { input },
    { token },
  );
  return createShareLink.url;
}
