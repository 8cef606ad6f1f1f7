import type { APIResponse, Page } from '@playwright/test';
import { CoursePageDocument } from '@pateka/api-client';
import { askApi } from './api.js';
import { lessonsOf, newLearner, signedIn, type Learner } from './people.js';
import { stackInfo } from './stack.js';

/** The heading of the open page. */
export const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Presses the button of that name. */
export const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click();

/** A learner in front of her second lesson, which needs nothing but answers. */
export async function inLesson(page: Page): Promise<{ own: Learner; path: string }> {
  const own = await newLearner();
  await signedIn(page.context(), own);
  const [, second] = await lessonsOf(own);
  const path = `/courses/${own.courseId}/${second?.id}`;
  await page.goto(path);
  return { own, path };
}

/** How far she is, as the course page has it. */
export async function progressOf({ courseId, token }: Learner) {
  const { course } = await askApi(stackInfo(), CoursePageDocument, { courseId }, { token });
  return course.progress;
}

/** Sends a form as a browser without script does: the answer is a page. */
export const post = (
  page: Page,
  path: string,
  form: Record<string, string>,
): Promise<APIResponse> =>
  page.request.post(path, { form, maxRedirects: 0, headers: { accept: 'text/html' } });

/** Sends the same form several times at once, as an impatient finger does. */
export const sendAtOnce = (page: Page, path: string, form: Record<string, string>) =>
  Promise.all([1, 2, 3].map(() => post(page, path, form)));
