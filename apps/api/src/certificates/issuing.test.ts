import { CompletionService } from '../learning/completion.service.js';
import { EnrolmentService } from '../learning/enrolment.service.js';
import { LessonService } from '../learning/lesson.service.js';
import { randomUUID } from 'node:crypto';
import { published } from '../composing/composing.fixture.js';
import { CertificateHouse, type Graduate } from './certificate.fixture.js';
import { CertificateSigner } from './certificate-signer.js';
import { CertificateStore } from './certificate-store.js';
import { issueJobId } from './certificates.jobs.js';
import { createShareLink, tokenIn } from './documents.fixture.js';

let house: CertificateHouse;
beforeAll(async () => {
  house = await CertificateHouse.open();
});
afterAll(() => house.close());

describe('exactly once', () => {
  test('fifty completions of one course at the same moment are one certificate (credentials 27)', async () => {
    const { api } = house;
    const course = await api.given.course(await api.given.network(), { lessons: 1 });
    const learner = await api.given.bareLearner(course.networkId);
    await api.get(EnrolmentService).enrol(learner, course.id, 'bg');
    const [lesson] = course.lessons;
    if (!lesson) throw new Error('no lesson');
    for (const { id, right } of lesson.questions) {
      const place = { courseId: course.id, lessonId: lesson.id, questionId: id };
      const answer = { ...place, attemptId: randomUUID(), fields: right };
      await api.get(LessonService).answer(learner, answer, 'bg');
    }
    const completions = api.get(CompletionService);
    await Promise.allSettled(
      Array.from({ length: 50 }, () => completions.complete(learner, course.id, lesson.id)),
    );
    const rows: unknown[] = await api.db.query(
      `SELECT c.version FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id WHERE e.account_id = $1`,
      [learner.accountId],
    );
    expect(rows).toEqual([{ version: 1 }]);
  });

  test('the database owns it: enrolment and version are unique, and neither may be missing (credentials 26)', async () => {
    const graduate = await house.graduate();
    const { id } = await house.own(graduate);
    const copy = (enrolment: string, version: string) =>
      house.api.db.query(
        `INSERT INTO certificate (enrolment_id, course_edition_id, title_edition_id, version, state, number, completed_on)
         SELECT ${enrolment}, course_edition_id, title_edition_id, ${version}, state, $2, completed_on
         FROM certificate WHERE id = $1`,
        [id, randomUUID()],
      );
    await expect(copy('enrolment_id', 'version')).rejects.toThrow('duplicate key');
    await expect(copy('NULL', 'version')).rejects.toThrow('not-null');
    await expect(copy('enrolment_id', 'NULL')).rejects.toThrow('not-null');
  });

  test('the job has an id that follows from what it does, without a colon (credentials 26)', () => {
    const payload = { certificateId: randomUUID(), request: '2' };
    expect(issueJobId(payload)).toBe(issueJobId({ ...payload }));
    expect(issueJobId(payload)).not.toContain(':');
  });

  test('twenty deliveries at once are one credential, one place, one notice (credentials 28)', async () => {
    const graduate = await house.graduate();
    await house.ask(graduate, { holderName: 'Ана Речна' });
    await Promise.all(Array.from({ length: 20 }, () => house.issue(graduate)));
    const [row]: object[] = await house.api.db.query(
      `SELECT (SELECT count(*)::int FROM certificate_file f WHERE f.certificate_id = c.id) AS files,
              (SELECT count(*)::int FROM credential_status s WHERE s.number = c.number) AS places,
              (SELECT count(*)::int FROM learning_event v
               WHERE v.enrolment_id = c.enrolment_id AND v.kind = 'certificate') AS events
       FROM certificate c WHERE c.id = $1`,
      [(await house.own(graduate)).id],
    );
    expect(row).toEqual({ files: 1, places: 1, events: 1 });
  });

  test('what was signed and set but not stored leaves nothing, and is made anew (credentials 28)', async () => {
    const store = house.worker.get(CertificateStore);
    const real = store.finish.bind(store);
    let signed: string | null = null;
    store.finish = (_row, made) => {
      signed = made.credentialId;
      return Promise.reject(new Error('the database went away'));
    };
    const graduate = await house.graduate();
    await house.ask(graduate, { holderName: 'Ана Речна' });
    const { number } = await house.own(graduate);
    const places = () =>
      house.api.db.query<{ credential: string }[]>(
        'SELECT credential_id AS credential FROM credential_status WHERE number = $1',
        [number],
      );
    try {
      await expect(house.issue(graduate)).rejects.toThrow('went away');
    } finally {
      store.finish = real;
    }
    expect(signed).not.toBeNull();
    expect(await places()).toEqual([]);
    expect((await house.own(graduate)).state).toBe('requested');
    await house.issue(graduate);
    expect(await places()).toEqual([{ credential: expect.not.stringMatching(String(signed)) }]);
    expect((await house.own(graduate)).state).toBe('ready');
  });

  test('nothing is signed for a name that cannot be set (credentials 34)', async () => {
    const signer = house.worker.get(CertificateSigner);
    const real = signer.sign.bind(signer);
    let signed = 0;
    signer.sign = (input) => {
      signed += 1;
      return real(input);
    };
    try {
      const graduate = await house.issued({ holderName: 'Ана 🦊' });
      expect((await house.own(graduate)).failure).toBe('missing-glyph 🦊');
      expect(signed).toBe(0);
      await house.issued({ holderName: 'Ана Речна' });
      expect(signed).toBe(1);
    } finally {
      signer.sign = real;
    }
  });
});

describe('what is said of the course (credentials 8)', () => {
  async function neutral(): Promise<Graduate> {
    const { given } = house.api;
    const network = await given.network();
    const course = await given.course(network, { lessons: 2 });
    const coordinator = await given.staff('coordinator', await given.organisation(network));
    await published(house.api, coordinator, course.id, (content) => ({
      ...content,
      title: { bg: 'Тайно заглавие', en: 'Secret title' },
      certificateTitle: { bg: 'Лични финанси', en: 'Personal finance' },
    }));
    const learner = await given.learner(await given.cohort([course]));
    await given.completed(learner, course);
    return { learner, course };
  }

  test('is its neutral title; no title of a course, module or lesson is in any form of it', async () => {
    const graduate = await neutral();
    await house.ask(graduate, { locale: 'both' });
    await house.issue(graduate);
    const [titles]: { all: string }[] = await house.api.db.query(
      `SELECT structure::text AS all FROM course_edition WHERE course_id = $1 ORDER BY number DESC LIMIT 1`,
      [graduate.course.id],
    );
    const inside = [...(titles?.all ?? '').matchAll(/"(?:bg|en)": "([^"]+)"/g)].map(
      ([, title]) => title ?? '',
    );
    expect(inside.length).toBeGreaterThan(2);
    const input = {
      courseId: graduate.course.id,
      fields: { name: true, date: true, hours: true, outcomes: true, competences: true },
      days: null,
    };
    const { createShareLink: link } = await house.api
      .as(graduate.learner)
      .ask<{ createShareLink: { url: string } }>(createShareLink, { input });
    const json = (await house.file(graduate, 'json'))?.toString() ?? '';
    const jwt = (await house.file(graduate, 'jwt'))?.toString().split('.')[1] ?? '';
    const forms = [
      json,
      Buffer.from(jwt, 'base64url').toString(),
      (await house.file(graduate, 'svg'))?.toString() ?? '',
      JSON.stringify((await house.check(tokenIn(link.url))).data),
    ];
    for (const form of forms) {
      expect(form).toContain('Лични финанси');
      expect(['Тайно', 'Secret', ...inside].filter((title) => form.includes(title))).toEqual([]);
    }
  });

  test('a course that gives none gives none', async () => {
    const { given } = house.api;
    const network = await given.network();
    const course = await given.course(network, { lessons: 1 });
    const coordinator = await given.staff('coordinator', await given.organisation(network));
    await published(house.api, coordinator, course.id, (content) => ({
      ...content,
      certificateTitle: null,
    }));
    const learner = await given.learner(await given.cohort([course]));
    await given.completed(learner, course);
    await expect(house.own({ learner, course })).rejects.toThrow('no certificate');
  });
});
