import { randomUUID } from 'node:crypto';
import {
  SignInDemoDocument,
  SignInDocument,
  StaffCohortsDocument,
  StaffConfirmSecondFactorDocument,
  StaffCreateCohortDocument,
  StaffIssueCardsDocument,
} from '@pateka/api-client';
import { askApi } from './api.js';
import type { StackInfo } from './stack.js';

/**
 * As many as all journeys together need, twice over: which worker gets how many of them is different each time, and
 * one that ends after a failed journey begins its file anew.
 */
const CODES = 200;

/** Signs the demo's coordinator in, with the second factor; her session token. */
async function signIn(info: StackInfo): Promise<string> {
  const { demoSignIns } = await askApi(info, SignInDemoDocument, {});
  const coordinator = demoSignIns?.find(({ role }) => role === 'coordinator');
  if (!coordinator) throw new Error('The demo has no coordinator.');
  const { who, passphrase, code } = coordinator;
  const { signIn: half } = await askApi(info, SignInDocument, { input: { who, passphrase } });
  if (half.__typename !== 'SignedIn') throw new Error(`The coordinator: ${half.reason}`);
  const asking = { token: half.token };
  const { confirmSecondFactor: whole } = await askApi(
    info,
    StaffConfirmSecondFactorDocument,
    { code: code ?? '' },
    asking,
  );
  if (whole.__typename !== 'SignedIn') throw new Error(`The second factor: ${whole.reason}`);
  return whole.token;
}

/** The course that the journeys' learners come with; the others they find in the catalogue. */
const COURSE = /Моите пари|My money/;

/** Makes a cohort of the journeys' own and cards for it. */
export async function issueCodes(info: StackInfo): Promise<string[]> {
  const asking = { token: await signIn(info) };
  const { courses } = await askApi(info, StaffCohortsDocument, {}, asking);
  const cohort = {
    id: randomUUID(),
    name: 'Група за проверка',
    projectTag: 'E2E',
    courseIds: courses.flatMap(({ id, title }) => (COURSE.test(title) ? id : [])),
  };
  await askApi(info, StaffCreateCohortDocument, { input: cohort }, asking);
  const input = { batchId: randomUUID(), cohortId: cohort.id, count: CODES, validDays: 30 };
  const { issueAccessCodes } = await askApi(info, StaffIssueCardsDocument, { input }, asking);
  if (issueAccessCodes.__typename !== 'IssuedCards') throw new Error(issueAccessCodes.reason);
  return issueAccessCodes.cards.map(({ code }) => code);
}
