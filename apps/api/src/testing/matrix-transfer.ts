import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.js';
import type { GivenStaff } from './given.js';

/** Questions and imports of both networks of the matrix. */
export interface TransferWorld {
  questionId: string;
  otherQuestionId: string;
  otherImportId: string;
  /** Of the trainer: her coordinator may not follow it either. */
  importId: string;
}

/** A question as the editor would keep it. */
export const keptQuestion = {
  ...{ block: 'question', type: 'text', id: 'q-1', accepted: ['да'], explanation: [] },
  prompt: [{ type: 'paragraph', children: [{ type: 'text', value: 'Само тяхно' }] }],
};

const save = `mutation ($input: SaveBankQuestionInput!) { saveBankQuestion(input: $input) { __typename } }`;

async function question(house: TestApp, who: GivenStaff): Promise<string> {
  const id = randomUUID();
  const { organisationId } = who;
  const content = { bg: keptQuestion, en: null };
  const input = { id, organisationId, baseVersion: 0, content, tags: [] };
  await house.as(who).ask(save, { input });
  return id;
}

async function importOf(house: TestApp, who: GivenStaff): Promise<string> {
  const id = randomUUID();
  await house.db.query(
    `INSERT INTO import_job (id, network_id, organisation_id, locale, state, created_by, created_at)
     VALUES ($1, $2, $3, 'bg', 'waiting', $4, now())`,
    [id, who.networkId, who.organisationId, who.accountId],
  );
  return id;
}

/** What a trainer of the first network and a coordinator of the other one have. */
export async function transferWorld(
  house: TestApp,
  trainer: GivenStaff,
  other: GivenStaff,
): Promise<TransferWorld> {
  return {
    questionId: await question(house, trainer),
    otherQuestionId: await question(house, other),
    importId: await importOf(house, trainer),
    otherImportId: await importOf(house, other),
  };
}
