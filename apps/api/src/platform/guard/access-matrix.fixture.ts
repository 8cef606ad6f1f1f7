import { accessCodeBytes, formatAccessCode } from '@pateka/domain';
import { emptyCourse } from '@pateka/content/draft';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Answer, Fields } from '../../testing/as.js';
import { ofModule, studioMatrix } from './access-matrix-studio.fixture.js';
import { reportMatrix } from './access-matrix-reports.fixture.js';
import { transferMatrix } from './access-matrix-transfer.fixture.js';
import type { MatrixWorld } from '../../testing/matrix-world.js';

/** Who asks in the matrix. "half": staff without the second factor; "expired": a session that has ended. */
export const askers = ['visitor', 'expired', 'learner', 'trainer', 'coordinator', 'half'] as const;
export type Asker = (typeof askers)[number];

type Variables = Record<string, unknown>;
type Expected =
  'data' | 'not-found' | 'invalid-input' | 'signed-out' | ((answer: Answer<Fields>) => void);

interface Foreign {
  /** Whose or what. */
  what: string;
  variables: (world: MatrixWorld) => Variables;
  answer: Expected;
  /** Which of those who may ask; all of them when left out. */
  by?: Asker[];
}

/** What the matrix expects of one root field. */
export interface Rule {
  /**
   * everybody: signed in or not · session: whoever has one, half open too (the service looks) ·
   * or the roles that the guard lets through.
   */
  who: 'everybody' | 'session' | readonly Asker[];
  /** What an asker sends of her own. */
  own?: (world: MatrixWorld) => Variables;
  /** What comes back for it, once the guard let it through. */
  answer?: Expected;
  /** What belongs to others, and what comes back for it. */
  foreign?: Foreign[];
  /** Ask with a session that is made for this question: it does not survive it. */
  disposable?: boolean;
}

const learner = ['learner'] as const;
const staff = ['trainer', 'coordinator'] as const;
const coordinator = ['coordinator'] as const;
const signedIn = ['learner', 'trainer', 'coordinator'] as const;

const value = (field: string, expected: unknown) => (answer: Answer<Fields>) =>
  expect(answer.data?.[field]).toEqual(expected);
const refused = (field: string, reason: string) => value(field, { __typename: 'Refused', reason });

/** Another one each time: so many tries of one code meet the throttle. */
const unknownCode = () => formatAccessCode(randomBytes(accessCodeBytes));
const strong = 'вятър мост камък лодка';
const redeem = (code: string, alias: string) => ({
  input: { code, alias, passphrase: strong, recoveryCodes: false },
});
const everyField = { name: true, date: true, hours: true, outcomes: true, competences: true };
const certificate = (courseId: string) => ({
  input: {
    ...{ courseId, version: 1, holderName: null },
    ...{ withCheckCode: false, locale: 'bg', paper: 'a4' },
  },
});
const preview = (moduleId: string) => ({
  ...{ moduleId, lessonId: 'lesson-1', edition: 1, locale: 'bg' },
});
const tried = (moduleId: string) => ({
  input: {
    ...preview(moduleId),
    questionId: 'choose-one',
    fields: [{ name: 'answer', value: 'a' }],
  },
});
const share = (courseId: string) => ({ input: { courseId, fields: everyField, days: null } });
const revocation = (number: string) => ({ number, reason: 'misused' });
const answerTo = (courseId: string, lessonId: string, attemptId: string = randomUUID()) => ({
  input: {
    attemptId,
    courseId,
    lessonId,
    questionId: 'choose-one',
    fields: [{ name: 'choose-one', value: 'a' }],
  },
});
const rating = (courseId: string) => ({
  ...{ courseId, ratings: [{ kind: 'satisfaction', value: 5 }] },
});
const foreignCourse = { what: 'a course of another network', answer: 'not-found' as const };

/**
 * Written out by hand, field by field: a root field that is missing here fails the test, and whoever
 * adds one says here who may use it and what happens with what belongs to others (safety 30, 31).
 */
export const matrix: Record<string, Rule> = {
  // identity: everybody
  viewer: { who: 'everybody' },
  demoSignIns: { who: 'everybody', answer: value('demoSignIns', null) },
  signOut: { who: 'everybody', disposable: true },
  signIn: {
    who: 'everybody',
    own: () => ({ input: { who: 'никой тук', passphrase: strong } }),
    answer: refused('signIn', 'no-match'),
    foreign: [
      {
        what: "another learner's alias",
        variables: ({ other }) => ({ input: { who: other.learner.alias, passphrase: strong } }),
        answer: refused('signIn', 'no-match'),
      },
    ],
  },
  recover: {
    who: 'everybody',
    own: () => ({
      input: { alias: 'никой тук', code: 'AAAA-AAAA-AAAA-AAAA', newPassphrase: strong },
    }),
    answer: refused('recover', 'no-match'),
    foreign: [
      {
        what: "a code of hers with another's alias",
        variables: ({ learner: { recoveryCodes }, other }) => ({
          input: { alias: other.learner.alias, code: recoveryCodes[0], newPassphrase: strong },
        }),
        answer: refused('recover', 'no-match'),
      },
    ],
  },
  confirmSecondFactor: {
    who: 'session',
    own: () => ({ code: '000000' }),
    answer: refused('confirmSecondFactor', 'no-match'),
  },
  secondFactorSetup: { who: 'session', answer: value('secondFactorSetup', null) },

  // identity: one's own account
  ownSessions: { who: signedIn },
  setLocale: { who: signedIn, own: () => ({ locale: 'bg' }) },
  markExitExplained: { who: signedIn },
  endSession: {
    who: signedIn,
    // All her sessions at once would end those of the matrix: the sessions' own tests do that.
    own: () => ({ id: randomUUID() }),
    foreign: [
      {
        what: "another's session",
        variables: ({ other }) => ({ id: other.sessionId }),
        answer: 'data',
      },
    ],
  },
  renewRecoveryCodes: {
    who: signedIn,
    own: () => ({ passphrase: strong }),
    answer: 'invalid-input',
  },
  deleteAccount: {
    who: signedIn,
    own: () => ({ passphrase: 'не е нейната парола', revokeCertificates: false }),
    answer: 'invalid-input',
  },
  auditLog: { who: coordinator, own: () => ({ before: null }) },

  // network: how people come in
  checkAccessCode: {
    who: 'everybody',
    own: () => ({ code: unknownCode() }),
    answer: value('checkAccessCode', false),
  },
  redeemAccessCode: {
    who: 'everybody',
    own: () => redeem(unknownCode(), 'някой нов'),
    answer: refused('redeemAccessCode', 'code'),
    foreign: [
      {
        what: "another's alias",
        variables: ({ card, neighbour }) => redeem(card.code, neighbour.learner.alias),
        answer: refused('redeemAccessCode', 'alias-taken'),
      },
    ],
  },
  redeemFurtherCode: {
    who: learner,
    own: () => ({ code: unknownCode() }),
    answer: value('redeemFurtherCode', { reason: 'code' }),
    foreign: [
      {
        what: 'a card of another network',
        variables: ({ other }) => ({ code: other.card.code }),
        answer: value('redeemFurtherCode', { reason: 'code' }),
      },
    ],
  },
  invitation: {
    who: 'everybody',
    own: () => ({ token: 'unknown' }),
    answer: value('invitation', null),
  },
  acceptInvitation: {
    who: 'everybody',
    own: () => ({
      input: { token: 'unknown', name: 'Някой Нов', email: 'new@example.org', passphrase: strong },
    }),
    answer: refused('acceptInvitation', 'invitation'),
  },

  // network: the coordinator's side
  cohorts: { who: coordinator },
  cohort: {
    who: coordinator,
    own: ({ cohort }) => ({ id: cohort.id }),
    foreign: [
      {
        what: 'a cohort of another network',
        variables: ({ other }) => ({ id: other.cohort.id }),
        answer: 'not-found',
      },
      { what: 'what is no id', variables: () => ({ id: "1' OR '1'='1" }), answer: 'not-found' },
    ],
  },
  createCohort: {
    who: coordinator,
    own: ({ course }) => ({
      input: { id: randomUUID(), name: 'Група', projectTag: '', courseIds: [course.id] },
    }),
    foreign: [
      {
        what: 'a course of another network',
        variables: ({ course, other }) => ({
          input: {
            id: randomUUID(),
            name: 'Група',
            projectTag: '',
            courseIds: [course.id, other.course.id],
          },
        }),
        answer: 'invalid-input',
      },
      {
        what: 'the id of a cohort of another network',
        variables: ({ course, other }) => ({
          input: { id: other.cohort.id, name: 'Група', projectTag: '', courseIds: [course.id] },
        }),
        answer: 'not-found',
      },
    ],
  },
  accessCodeBatches: {
    who: coordinator,
    own: ({ cohort }) => ({ cohortId: cohort.id }),
    foreign: [
      {
        what: 'a cohort of another network',
        variables: ({ other }) => ({ cohortId: other.cohort.id }),
        answer: 'not-found',
      },
    ],
  },
  issueAccessCodes: {
    who: coordinator,
    own: ({ cohort }) => ({
      input: { batchId: randomUUID(), cohortId: cohort.id, count: 1, validDays: 1 },
    }),
    foreign: [
      {
        what: 'a cohort of another network',
        variables: ({ other }) => ({
          input: { batchId: randomUUID(), cohortId: other.cohort.id, count: 1, validDays: 1 },
        }),
        answer: 'not-found',
      },
    ],
  },
  voidAccessCode: {
    who: coordinator,
    own: () => ({ serial: '999-999' }),
    // Serials repeat from network to network: hers is voided, the other one's is not (the rows are compared).
    foreign: [
      {
        what: 'a serial that another network has too',
        variables: ({ other }) => ({ serial: other.card.serial }),
        answer: 'data',
      },
    ],
  },
  voidAccessCodeBatch: {
    who: coordinator,
    own: ({ spareBatchId }) => ({ id: spareBatchId }),
    foreign: [
      {
        what: 'a batch of another network',
        variables: ({ other }) => ({ id: other.batchId }),
        answer: 'not-found',
      },
    ],
  },
  organisations: { who: coordinator },
  staff: { who: coordinator },
  inviteStaff: {
    who: coordinator,
    own: ({ organisation }) => ({ input: { organisationId: organisation.id, role: 'trainer' } }),
    foreign: [
      {
        what: 'an organisation of another network',
        variables: ({ other }) => ({
          input: { organisationId: other.organisation.id, role: 'coordinator' },
        }),
        answer: 'not-found',
      },
      {
        what: 'the built-in organisation',
        variables: ({ builtIn }) => ({ input: { organisationId: builtIn.id, role: 'trainer' } }),
        answer: 'not-found',
      },
      {
        what: 'a role that cannot be given',
        variables: ({ organisation }) => ({
          input: { organisationId: organisation.id, role: 'learner' },
        }),
        answer: 'invalid-input',
      },
    ],
  },

  // courses
  courses: { who: 'everybody' },
  course: { who: 'everybody', own: ({ course }) => ({ id: course.id }) },
  writingAids: { who: staff },
  previewLesson: ofModule(preview),
  tryAnswer: ofModule(tried),
  ownModule: ofModule((id) => ({ id })),

  // composing
  composedCourses: { who: coordinator },
  courseDraft: {
    who: coordinator,
    own: ({ course }) => ({ courseId: course.id }),
    foreign: [{ ...foreignCourse, variables: ({ other }) => ({ courseId: other.course.id }) }],
  },
  coursePreview: {
    who: coordinator,
    own: ({ course }) => ({ courseId: course.id, locale: 'bg' }),
    foreign: [
      {
        ...foreignCourse,
        variables: ({ other }) => ({ courseId: other.course.id, locale: 'bg' }),
      },
    ],
  },
  createCourseDraft: { who: coordinator, own: () => ({ id: randomUUID() }) },
  saveCourseDraft: {
    who: coordinator,
    own: ({ course }) => ({ input: { courseId: course.id, baseVersion: 0, content: {} } }),
    answer: refused('saveCourseDraft', 'invalid'),
    foreign: [
      {
        ...foreignCourse,
        variables: ({ other }) => ({
          input: { courseId: other.course.id, baseVersion: 0, content: emptyCourse() },
        }),
      },
    ],
  },
  publishCourse: {
    who: coordinator,
    own: ({ course }) => ({ courseId: course.id, version: 0 }),
    answer: refused('publishCourse', 'published'),
    foreign: [
      { ...foreignCourse, variables: ({ other }) => ({ courseId: other.course.id, version: 0 }) },
    ],
  },

  // authoring
  ...studioMatrix,
  ...transferMatrix,

  // learning
  takeNewerEdition: {
    who: learner,
    own: ({ course }) => ({ courseId: course.id, number: 2 }),
    answer: refused('takeNewerEdition', 'not-offered'),
    foreign: [
      { ...foreignCourse, variables: ({ other }) => ({ courseId: other.course.id, number: 2 }) },
    ],
  },
  lesson: {
    who: 'everybody',
    own: ({ course }) => ({ courseId: course.id, lessonId: course.lessons[0]?.id }),
  },
  answerQuestion: {
    who: 'everybody',
    own: ({ course }) => answerTo(course.id, course.lessons[0]?.id ?? ''),
    foreign: [
      {
        what: "the id of another learner's attempt",
        variables: ({ course, neighbour }) =>
          answerTo(course.id, course.lessons[0]?.id ?? '', neighbour.attemptId),
        answer: 'data',
        by: ['learner'],
      },
    ],
  },
  ownCourses: { who: learner },
  enrol: {
    who: learner,
    own: ({ course }) => ({ courseId: course.id }),
    foreign: [{ ...foreignCourse, variables: ({ other }) => ({ courseId: other.course.id }) }],
  },
  completeLesson: {
    who: learner,
    own: ({ course }) => ({ courseId: course.id, lessonId: course.lessons[1]?.id }),
    foreign: [
      {
        ...foreignCourse,
        variables: ({ other }) => ({
          courseId: other.course.id,
          lessonId: other.course.lessons[0]?.id,
        }),
      },
      {
        what: "another course's lesson",
        variables: ({ course, other }) => ({
          courseId: course.id,
          lessonId: other.course.lessons[0]?.id,
        }),
        answer: 'not-found',
      },
    ],
  },
  skipLesson: {
    who: learner,
    own: ({ course }) => ({ courseId: course.id, lessonId: course.lessons[1]?.id }),
    foreign: [
      {
        ...foreignCourse,
        variables: ({ other }) => ({
          courseId: other.course.id,
          lessonId: other.course.lessons[0]?.id,
        }),
      },
    ],
  },
  worksheetFigures: {
    who: 'everybody',
    own: () => ({ tool: 'budget' }),
    answer: value('worksheetFigures', []),
    foreign: [
      { what: 'no worksheet', variables: () => ({ tool: 'constructor' }), answer: 'invalid-input' },
    ],
  },
  savedWorksheet: {
    who: learner,
    own: () => ({ tool: 'budget' }),
    answer: value('savedWorksheet', null),
  },
  saveWorksheet: {
    who: learner,
    own: () => ({ tool: 'loans', fields: [{ name: 'a', value: '1' }] }),
  },
  deleteSavedWorksheet: { who: learner, own: () => ({ tool: 'budget' }) },
  // what is asked for the reports: her neighbour has told all three
  ownFacts: { who: learner, answer: value('ownFacts', null) },
  saveOwnFacts: {
    who: learner,
    own: () => ({ facts: { sex: 'other', ageBand: null, regionSize: null } }),
  },
  rateCourse: {
    who: learner,
    own: ({ course }) => rating(course.id),
    // she is past the first lesson and not at the end: nothing is asked
    answer: value('rateCourse', { reason: 'not-asked' }),
    foreign: [
      { ...foreignCourse, variables: ({ other }) => rating(other.course.id) },
      {
        what: 'a course of her network in which she is not',
        variables: ({ neighbourCourse }) => rating(neighbourCourse.id),
        answer: 'not-found',
      },
    ],
  },

  // certificates: her neighbour has one for the same course, she has none
  ownCertificates: { who: learner, answer: value('ownCertificates', []) },
  ownCertificate: {
    who: learner,
    own: ({ course }) => ({ courseId: course.id }),
    answer: value('ownCertificate', null),
  },
  certificateFile: {
    who: learner,
    own: ({ course }) => ({ courseId: course.id, format: 'zip' }),
    answer: 'not-found',
    foreign: [
      {
        ...foreignCourse,
        variables: ({ other }) => ({ courseId: other.course.id, format: 'json' }),
      },
    ],
  },
  requestCertificate: {
    who: learner,
    own: ({ course }) => certificate(course.id),
    answer: 'not-found',
    foreign: [{ ...foreignCourse, variables: ({ other }) => certificate(other.course.id) }],
  },
  sharePreview: {
    who: learner,
    own: ({ course }) => share(course.id),
    answer: 'not-found',
    foreign: [{ ...foreignCourse, variables: ({ other }) => share(other.course.id) }],
  },
  createShareLink: {
    who: learner,
    own: ({ course }) => share(course.id),
    answer: 'not-found',
    foreign: [{ ...foreignCourse, variables: ({ other }) => share(other.course.id) }],
  },
  revokeShareLink: {
    who: learner,
    own: () => ({ id: randomUUID() }),
    answer: 'not-found',
    foreign: [
      {
        what: "another learner's link",
        variables: ({ neighbour }) => ({ id: neighbour.shareLinkId }),
        answer: 'not-found',
      },
    ],
  },
  checkCertificate: {
    who: 'everybody',
    own: () => ({ token: 'unknown' }),
    answer: value('checkCertificate', null),
  },
  revokeCertificate: {
    who: coordinator,
    own: () => revocation('ZZZZ-ZZZZ'),
    answer: refused('revokeCertificate', 'not-found'),
    foreign: [
      {
        what: 'the number of a certificate of another network',
        variables: ({ other }) => revocation(other.certificateNumber),
        answer: refused('revokeCertificate', 'not-found'),
      },
      {
        what: 'what is no number',
        variables: () => revocation("1' OR '1'='1"),
        answer: refused('revokeCertificate', 'number'),
      },
      {
        what: 'a reason of her own',
        variables: () => ({ number: 'ZZZZ-ZZZZ', reason: 'Канарче' }),
        answer: 'invalid-input',
      },
    ],
  },
  earlierCertificates: {
    who: coordinator,
    own: ({ course }) => ({ courseId: course.id }),
    answer: value('earlierCertificates', 'none'),
    foreign: [{ ...foreignCourse, variables: ({ other }) => ({ courseId: other.course.id }) }],
  },

  // the issuer: what is published for anybody
  issuerDocument: { who: 'everybody' },
  issuerKeys: {
    who: 'everybody',
    own: () => ({ id: null }),
    foreign: [
      { what: 'no key', variables: () => ({ id: 'none' }), answer: value('issuerKeys', null) },
    ],
  },
  statusList: {
    who: 'everybody',
    own: () => ({ list: 1 }),
    foreign: [
      {
        what: 'no list',
        variables: () => ({ list: 2_147_483_647 }),
        answer: value('statusList', null),
      },
    ],
  },

  // reports
  moduleFigures: ofModule((moduleId) => ({ moduleId })),
  modulesReach: { who: staff },
  closePeriod: { who: coordinator },
  ...reportMatrix,
};
