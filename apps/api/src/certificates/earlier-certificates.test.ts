import { published } from '../composing/composing.fixture.js';
import type { GivenStaff } from '../testing/given.js';
import { CertificateHouse, type Graduate } from './certificate.fixture.js';
import { GatherEarlierHandler } from './gather-earlier.handler.js';
import { IssueCertificateHandler } from './issue-certificate.handler.js';

let house: CertificateHouse;
beforeAll(async () => {
  house = await CertificateHouse.open();
});
afterAll(() => house.close());

interface School {
  coordinator: GivenStaff;
  graduates: Graduate[];
  courseId: string;
}

/** A course that gave no certificate, with so many who finished it. */
async function withoutCertificate(count: number): Promise<School> {
  const { given } = house.api;
  const network = await given.network();
  const course = await given.course(network, { lessons: 1 });
  const coordinator = await given.staff('coordinator', await given.organisation(network));
  await switchTo(coordinator, course.id, null);
  const cohort = await given.cohort([course]);
  const graduates: Graduate[] = [];
  for (let made = 0; made < count; made += 1) {
    const learner = await given.learner(cohort);
    await given.completed(learner, course);
    graduates.push({ learner, course });
  }
  return { coordinator, graduates, courseId: course.id };
}

const neutral = { bg: 'Лични финанси', en: 'Personal finance' };

/** Publishes the next edition, with a certificate of this title or none. */
const switchTo = (who: GivenStaff, courseId: string, certificateTitle: typeof neutral | null) =>
  published(house.api, who, courseId, (content) => ({ ...content, certificateTitle }));

const state = async ({ coordinator, courseId }: School): Promise<string> => {
  const { earlierCertificates } = await house.api
    .as(coordinator)
    .ask<{ earlierCertificates: string }>(
      'query ($id: ID!) { earlierCertificates(courseId: $id) }',
      {
        id: courseId,
      },
    );
  return earlierCertificates;
};

const owed = (): Promise<{ batchId: string }[]> =>
  house.api.db.query(
    `SELECT ids ->> 'batchId' AS "batchId" FROM outbox WHERE event = 'certificate-batch.requested'
     ORDER BY id`,
  );

const asked = (batchId: string): Promise<{ certificateId: string; request: string }[]> =>
  house.api.db.query(
    `SELECT id AS "certificateId", request::text AS request FROM certificate
     WHERE certificate_batch_id = $1 AND state = 'requested'`,
    [batchId],
  );

async function gather(): Promise<string> {
  const batch = (await owed()).at(-1);
  if (!batch) throw new Error('No batch was asked for.');
  await house.worker.get(GatherEarlierHandler).handle(batch);
  return batch.batchId;
}

async function issueAll(batchId: string): Promise<void> {
  for (const payload of await asked(batchId))
    await house.worker.get(IssueCertificateHandler).handle(payload);
}

const view = async ({ learner, course }: Graduate) => house.own({ learner, course });

describe('certificates for people who finished before the course gave any', () => {
  test('are made for everybody once it does: without a name, without a code, in the neutral title', async () => {
    const school = await withoutCertificate(3);
    expect(await state(school)).toBe('none');
    await expect(view(school.graduates[0] as Graduate)).rejects.toThrow('no certificate');
    await switchTo(school.coordinator, school.courseId, neutral);
    expect(await state(school)).toBe('running');
    const batchId = await gather();
    expect(await asked(batchId)).toHaveLength(3);
    expect(await state(school)).toBe('running');
    await issueAll(batchId);
    expect(await state(school)).toBe('done');
    for (const graduate of school.graduates) {
      expect(await view(graduate)).toMatchObject({
        ...{ state: 'ready', status: 'valid', version: 1, holderName: null, wasNotAskedFor: true },
        ...{ withCheckCode: false, shareLinks: [], title: neutral },
      });
      expect((await house.file(graduate))?.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  test('get a name when their holder wants one', async () => {
    const school = await withoutCertificate(1);
    await switchTo(school.coordinator, school.courseId, neutral);
    await issueAll(await gather());
    const [graduate] = school.graduates as [Graduate];
    await house.makeAnew(graduate, { holderName: 'Ана Речна' });
    expect(await view(graduate)).toMatchObject({
      ...{ version: 2, status: 'valid', holderName: 'Ана Речна', title: neutral },
    });
  });

  test('are made once, however often and wherever the work is cut off', async () => {
    const school = await withoutCertificate(5);
    await switchTo(school.coordinator, school.courseId, neutral);
    const [batch] = (await owed()).slice(-1) as [{ batchId: string }];
    const handler = house.worker.get(GatherEarlierHandler);
    await Promise.all([handler.handle(batch), handler.handle(batch), handler.handle(batch)]);
    await handler.handle(batch);
    const payloads = await asked(batch.batchId);
    expect(payloads).toHaveLength(5);
    const events: unknown[] = await house.api.db.query(
      `SELECT 1 FROM outbox WHERE event = 'certificate.requested' AND ids ->> 'certificateId' = ANY($1)`,
      [payloads.map(({ certificateId }) => certificateId)],
    );
    expect(events).toHaveLength(5);
  });

  test('a publication that finds nobody, or gives none, begins nothing', async () => {
    const before = (await owed()).length;
    const nobody = await withoutCertificate(0);
    await switchTo(nobody.coordinator, nobody.courseId, neutral);
    const some = await withoutCertificate(1);
    const title = { bg: 'Друго заглавие', en: 'Another title' };
    await published(house.api, some.coordinator, some.courseId, (content) => ({
      ...content,
      title,
    }));
    expect(await owed()).toHaveLength(before);
    expect(await state(some)).toBe('none');
  });

  test('who finishes the old edition after the new one is out is offered one at once', async () => {
    const { given } = house.api;
    const network = await given.network();
    const course = await given.course(network, { lessons: 1 });
    const coordinator = await given.staff('coordinator', await given.organisation(network));
    await switchTo(coordinator, course.id, null);
    const learner = await given.learner(await given.cohort([course]));
    await switchTo(coordinator, course.id, neutral);
    await given.completed(learner, course);
    expect(await view({ learner, course })).toMatchObject({
      ...{ state: 'awaiting-choice', title: neutral, wasNotAskedFor: false },
    });
  });

  test('a course of another network has no state to be seen', async () => {
    const [one, other] = [await withoutCertificate(0), await withoutCertificate(0)];
    const answer = await house.api
      .as(one.coordinator)
      .query('query ($id: ID!) { earlierCertificates(courseId: $id) }', { id: other.courseId });
    expect(answer.refusal).toBe('not-found');
  });
});
