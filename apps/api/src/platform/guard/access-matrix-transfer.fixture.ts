import { randomUUID } from 'node:crypto';
import type { Answer, Fields } from '../../testing/as.js';
import { keptQuestion } from '../../testing/matrix-transfer.js';
import type { MatrixWorld } from '../../testing/matrix-world.js';
import type { Rule } from './access-matrix.fixture.js';
import { ofModule } from './access-matrix-studio.fixture.js';

const staff = ['trainer', 'coordinator'] as const;
type Of = (id: string) => Record<string, unknown>;

const searched = (organisationId: string | null) => ({
  search: { organisationId, text: '', tag: null, archived: false, page: 1 },
});
const foundNothing = ({ data }: Answer<Fields>) =>
  expect(data?.['bankQuestions']).toMatchObject({ questions: [], total: 0, tags: [] });

const kept = (organisationId: string, id: string = randomUUID(), baseVersion = 0) => ({
  input: { id, organisationId, baseVersion, content: { bg: keptQuestion, en: null }, tags: [] },
});
const brought = (organisationId: string) => ({
  input: { id: randomUUID(), organisationId, locale: 'bg', source: 'Вярно ли е? {T}' },
});

/** What is done with an organisation's bank. */
const ofBank = (variables: Of): Rule => ({
  who: staff,
  own: ({ organisation }) => variables(organisation.id),
  foreign: [
    {
      what: 'an organisation of another network',
      variables: ({ other }) => variables(other.organisation.id),
      answer: 'not-found',
    },
    {
      what: 'the built-in organisation',
      variables: ({ builtIn }) => variables(builtIn.id),
      answer: 'not-found',
    },
    { what: 'what is no id', variables: () => variables("1' OR '1'='1"), answer: 'not-found' },
  ],
});

/** What is done with something that has an id of its own. */
const ofRow = (
  variables: Of,
  own: (world: MatrixWorld) => string,
  other: (world: MatrixWorld) => string,
): Rule => ({
  who: staff,
  own: (world) => variables(own(world)),
  foreign: [
    {
      what: 'that of another network',
      variables: (world) => variables(other(world)),
      answer: 'not-found',
    },
    { what: 'none', variables: () => variables(randomUUID()), answer: 'not-found' },
    { what: 'what is no id', variables: () => variables("1' OR '1'='1"), answer: 'not-found' },
  ],
});

const questionId = ({ transfer }: MatrixWorld): string => transfer.questionId;
const otherQuestionId = ({ transfer }: MatrixWorld): string => transfer.otherQuestionId;

/** An import is its owner's alone, so nobody but her has one of her own here: see import.test.ts. */
const ofImport: Rule = {
  who: staff,
  own: () => ({ id: randomUUID() }),
  answer: 'not-found',
  foreign: [
    {
      what: 'that of another network',
      variables: ({ transfer }) => ({ id: transfer.otherImportId }),
      answer: 'not-found',
    },
    {
      what: "a trainer's of her own network",
      variables: ({ transfer }) => ({ id: transfer.importId }),
      answer: 'not-found',
      by: ['coordinator'],
    },
  ],
};

/** The question bank, imports and exports. */
export const transferMatrix: Record<string, Rule> = {
  bankQuestions: {
    who: staff,
    own: () => searched(null),
    foreign: [
      {
        what: 'an organisation of another network',
        variables: ({ other }) => searched(other.organisation.id),
        answer: foundNothing,
      },
    ],
  },
  bankQuestion: ofRow((id) => ({ id }), questionId, otherQuestionId),
  archiveBankQuestion: ofRow((id) => ({ id, archived: false }), questionId, otherQuestionId),
  saveBankQuestion: {
    ...ofBank((id) => kept(id)),
    foreign: [
      ...(ofBank((id) => kept(id)).foreign ?? []),
      {
        what: 'the id of a question of another network',
        variables: ({ organisation, transfer }) =>
          kept(organisation.id, transfer.otherQuestionId, 1),
        answer: 'not-found',
      },
    ],
  },
  importBankGift: ofBank(brought),
  bankGift: ofBank((organisationId) => ({ organisationId, locale: 'bg' })),
  importJobs: { who: staff },
  importJob: ofImport,
  cancelImport: ofImport,
  moduleExport: ofModule((id) => ({ id })),
};
