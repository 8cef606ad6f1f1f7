import { randomUUID } from 'node:crypto';
import { writtenLesson } from '../../authoring/studio.fixture.js';
import type { MatrixWorld } from '../../testing/matrix-world.js';
import type { Rule } from './access-matrix.fixture.js';

const staff = ['trainer', 'coordinator'] as const;
type Of = (moduleId: string) => Record<string, unknown>;

const ownModule = ({ course }: MatrixWorld): string => course.moduleIds[0] ?? '';

/** What is done with a module: of one's own it answers, of others it is as if it were not there. */
export function ofModule(variables: Of, own: Partial<Rule> = {}): Rule {
  return {
    who: staff,
    own: (world) => variables(ownModule(world)),
    foreign: [
      {
        what: 'a module of another network',
        variables: ({ other }) => variables(other.course.moduleIds[0] ?? ''),
        answer: 'not-found',
      },
      {
        what: "another organisation's module",
        variables: ({ neighbourCourse }) => variables(neighbourCourse.moduleIds[0] ?? ''),
        answer: 'not-found',
        by: ['trainer'],
      },
      { what: 'no module', variables: () => variables('0000000000'), answer: 'not-found' },
    ],
    ...own,
  };
}

/** What is done with a review or a remark, by its own id. */
function ofRow(
  variables: Of,
  key: 'Review' | 'Comment',
  own: (world: MatrixWorld) => string,
): Rule {
  return {
    who: staff,
    own: (world) => variables(own(world)),
    foreign: [
      {
        what: `a ${key.toLowerCase()} of another network`,
        variables: ({ studio }) => variables(studio[`other${key}Id`]),
        answer: 'not-found',
      },
      { what: 'none', variables: () => variables(randomUUID()), answer: 'not-found' },
      { what: 'what is no id', variables: () => variables("1' OR '1'='1"), answer: 'not-found' },
    ],
  };
}

const intoOthers = (variables: Of): NonNullable<Rule['foreign']> => [
  {
    what: 'an organisation of another network',
    variables: ({ other }) => variables(other.organisation.id),
    answer: 'not-found',
  },
  {
    what: 'another organisation of the network',
    variables: ({ studio }) => variables(studio.neighbourOrganisationId),
    answer: 'not-found',
    by: ['trainer'],
  },
  {
    what: 'the built-in organisation',
    variables: ({ builtIn }) => variables(builtIn.id),
    answer: 'not-found',
  },
];

const both = { bg: 'Първи ден', en: 'First day' };
const newModule: Of = (organisationId) => ({
  input: { id: randomUUID(), organisationId, title: both },
});
const lesson = { lessonId: 'lesson-1' };

const withdrawal = (moduleId: string, number: number) => ({
  input: { moduleId, number, reason: 'can-harm', note: '' },
});

/** The studio's part of the matrix. */
export const studioMatrix: Record<string, Rule> = {
  studioModules: { who: staff },
  copyableModules: { who: staff },
  studioOrganisations: { who: staff },
  studioModule: ofModule((id) => ({ id })),
  createModule: {
    who: staff,
    own: ({ organisation }) => newModule(organisation.id),
    foreign: intoOthers(newModule),
  },
  copyModule: {
    who: staff,
    own: (world) => ({
      id: ownModule(world),
      organisationId: world.organisation.id,
      newId: randomUUID(),
    }),
    foreign: [
      {
        what: 'a module of another network',
        variables: ({ other, organisation }) => ({
          id: other.course.moduleIds[0],
          organisationId: organisation.id,
          newId: randomUUID(),
        }),
        answer: 'not-found',
      },
      {
        what: 'an organisation of another network',
        variables: (world) => ({
          id: ownModule(world),
          organisationId: world.other.organisation.id,
          newId: randomUUID(),
        }),
        answer: 'not-found',
      },
    ],
  },
  archiveModule: ofModule((id) => ({ id, archived: false })),
  saveModuleHead: ofModule((moduleId) => ({
    input: { moduleId, baseVersion: 1, title: both, summary: both, languages: ['bg', 'en'] },
  })),
  draftLesson: ofModule((moduleId) => ({ moduleId, ...lesson })),
  saveDraftLesson: ofModule((moduleId) => ({
    input: { moduleId, ...lesson, baseVersion: 1, content: writtenLesson('lesson-1') },
  })),
  addDraftLesson: ofModule((moduleId) => ({
    input: { moduleId, lessonId: 'new', afterLessonId: null, content: writtenLesson('new') },
  })),
  copyDraftLesson: ofModule((moduleId) => ({
    input: { moduleId, ...lesson, newLessonId: 'lesson-1-copy' },
  })),
  removeDraftLesson: ofModule((moduleId) => ({ moduleId, lessonId: 'lesson-2' })),
  restoreDraftLesson: ofModule((moduleId) => ({ moduleId, lessonId: 'lesson-2' })),
  moveDraftLesson: ofModule((moduleId) => ({ moduleId, ...lesson, afterLessonId: null })),
  draftProblems: ofModule((moduleId) => ({ moduleId })),
  moduleDifference: ofModule((moduleId) => ({ moduleId, from: 1, to: null })),
  moduleReviewers: ofModule((moduleId) => ({ moduleId })),
  requestReview: ofModule((moduleId) => ({
    input: { moduleId, whatChanged: null, reviewerId: randomUUID() },
  })),
  // Whoever of the two comes second finds none open.
  cancelReview: ofModule((moduleId) => ({ moduleId }), {
    own: () => ({ moduleId: '0000000000' }),
    answer: 'not-found',
  }),
  returnForChanges: ofRow(
    (reviewId) => ({ reviewId, note: 'Още веднъж.' }),
    'Review',
    (world) => world.studio.reviewId,
  ),
  approveReview: ofRow(
    (reviewId) => ({ reviewId, checklist: [] }),
    'Review',
    (world) => world.studio.reviewId,
  ),
  draftComments: ofModule((moduleId) => ({ moduleId })),
  addDraftComment: ofModule((moduleId) => ({
    input: {
      id: randomUUID(),
      moduleId,
      lessonId: null,
      blockId: null,
      replyTo: null,
      text: 'Добре.',
    },
  })),
  resolveDraftComment: ofRow(
    (id) => ({ id, resolved: true }),
    'Comment',
    (world) => world.studio.commentId,
  ),
  // An edition of hers that is not there: the others of the matrix go on reading the first one.
  withdrawEdition: ofModule((moduleId) => withdrawal(moduleId, 1), {
    own: (world) => withdrawal(ownModule(world), 99),
    answer: 'not-found',
  }),
  reinstateEdition: ofModule((moduleId) => ({ moduleId, number: 1 })),
};
