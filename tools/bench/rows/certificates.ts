import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type * as Credentials from '@pateka/credentials';
import type * as Sign from '@pateka/credentials/sign';
import { built } from '../../support/paths.ts';
import { cpuDuring, peakMemoryOfTrees } from '../usage.ts';
import {
  browserHeaders,
  findLesson,
  type Learner,
  makeLearners,
  pageOf,
  withDatabase,
} from '../learners.ts';
import { percentile } from '../load.ts';
import type { Bench, Row } from '../row.ts';

// the library as the worker uses it, as built
const library = async () => ({
  ...((await import(
    pathToFileURL(built('libs/credentials/dist/index.js')).href
  )) as typeof Credentials),
  ...((await import(
    pathToFileURL(built('libs/credentials/dist/sign/index.js')).href
  )) as typeof Sign),
});

const made = 300;
/** Some ten seconds: a worker that has just begun is not what is measured. */
const warmUp = 500;
/** How many go through the queue; BENCH_CERTIFICATES sets another number, up to 5,000. */
const queued = Math.min(5000, Number(process.env.BENCH_CERTIFICATES) || 1000);

const issuer = { id: 'https://check.example.org/issuer', name: 'Обучения за всеки ден' };

const contents = (number: number) => ({
  locale: number % 2 === 0 ? ('bg' as const) : ('en' as const),
  title: { bg: 'Моите пари, моят избор', en: 'My money, my choice' },
  holderName: `Мария Петрова-Иванова ${number}`,
  hours: 1.5,
  outcomes: {
    bg: [
      'съставя месечен бюджет и го променя според обстоятелствата',
      'сравнява общата цена на кредити',
      'подрежда задълженията според последиците от тях',
      'посочва две места, към които може да се обърне с жалба',
    ],
    en: [
      'makes a monthly budget and adjusts it',
      'compares the total cost of loans',
      'orders debts by their consequences',
      'names two places to turn to with a complaint',
    ],
  },
  completedOn: '2026-11-22',
});

const competence = (number: number) => ({
  id: `infe:2.${number}`,
  framework: 'EU/OECD-INFE',
  name: { bg: `Съставяне на бюджет ${number}`, en: `Budgeting ${number}` },
  url: 'https://ec.europa.eu/info/publications/220111-financial-competence-framework_en',
});

const competences = [1, 2, 3, 7].map(competence);

type Making = { signMs: number; setMs: number; perSecond: number };

type Library = Awaited<ReturnType<typeof library>>;

const signing = async ({ createSigner, generateSigningKey }: Library) => {
  const ed25519 = await generateSigningKey('Ed25519');
  const signer = createSigner(issuer, { ed25519, p256: await generateSigningKey('P-256') });
  return (number: number) =>
    signer.sign({
      ...contents(number),
      ...{ issuer, competences, issuedOn: '2026-11-23' },
      credentialId: `urn:uuid:${randomUUID()}`,
      subjectId: `urn:uuid:${randomUUID()}`,
      achievementId: `urn:uuid:${randomUUID()}`,
      status: { listUrl: 'https://check.example.org/status/1', index: number },
    });
};

const pageWith = (number: number, credential: string): Credentials.CertificateInput => ({
  ...contents(number),
  ...{ paper: 'a4', number: `${number}`, issuerName: issuer.name, credential },
  competences: competences.map(({ name }) => name),
  checkUrl: `https://check.example.org/c/${String(number).padStart(22, 'x7Kq2nVw9')}`,
});

/** One process that signs and one that sets, as in a worker: CPU ms of each, and how many a second. */
const measureMaking = async (): Promise<Making> => {
  const tools = await library();
  const sign = await signing(tools);
  const renderer = tools.createRenderProcess();
  const one = async (number: number): Promise<void> => {
    const result = await renderer.render(pageWith(number, (await sign(number)).json));
    if (!result.ok) throw new Error('a certificate was refused');
  };
  // as many at a time as a worker has
  const many = async (from: number, count: number): Promise<void> => {
    let next = from;
    const hand = async () => {
      while (next < from + count) await one(next++);
    };
    await Promise.all([hand(), hand(), hand(), hand()]);
  };
  try {
    await many(0, warmUp);
    const own = process.cpuUsage();
    const began = performance.now();
    const { ms } = await cpuDuring([renderer.pid() ?? 0], () => many(warmUp, made));
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(own);
    return { signMs: (user + system) / 1000 / made, setMs: ms / made, perSecond: made / seconds };
  } finally {
    await renderer.close();
  }
};

/** Completed courses whose certificate was asked for at one moment, as the api leaves them. */
const request = `
  WITH done AS (
    INSERT INTO completion (enrolment_id, scope, scope_id, recorded_at, inputs)
    SELECT id, 'course', course_id, now(), '{"minutes": 80}' FROM enrolment WHERE id = ANY($1)
    RETURNING enrolment_id),
  asked AS (
    INSERT INTO certificate (enrolment_id, course_edition_id, title_edition_id, version, state, number,
                             completed_on, request, requested_at)
    SELECT done.enrolment_id, e.course_edition_id, e.course_edition_id, 1, 'requested',
           'BENCH-' || done.enrolment_id, now(), 1, now()
    FROM done JOIN enrolment e ON e.id = done.enrolment_id
    RETURNING id)
  INSERT INTO outbox (event, ids)
  SELECT 'certificate.requested', jsonb_build_object('certificateId', id, 'request', '1') FROM asked`;

const states = `
  SELECT count(*) FILTER (WHERE state = 'ready')::int AS ready,
         count(*) FILTER (WHERE state = 'failed')::int AS failed
  FROM certificate WHERE enrolment_id = ANY($1)`;

/** Outbox, relay, queue, signing, setting, encryption, storing. */
const issueAll = (databaseUrl: string, learners: Learner[]): Promise<number> =>
  withDatabase(databaseUrl, async (db) => {
    const ids = learners.map(({ enrolmentId }) => enrolmentId);
    const began = performance.now();
    await db.query(request, [ids]);
    // far more than it takes, however many they are
    const deadline = began + 60_000 + ids.length * 100;
    for (; performance.now() < deadline; await pause(250)) {
      const { rows } = await db.query<{ ready: number; failed: number }>(states, [ids]);
      const { ready = 0, failed = 0 } = rows[0] ?? {};
      if (failed > 0) throw new Error(`${failed} certificates failed`);
      if (ready === ids.length) return performance.now() - began;
    }
    throw new Error('The certificates were not ready in time.');
  });

/** Somebody reads lessons meanwhile, ten a second. */
const readWhile = async <T>(url: string, headers: Record<string, string>, work: Promise<T>) => {
  const times: number[] = [];
  let isOver = false;
  const reading = (async () => {
    while (!isOver) {
      const began = performance.now();
      const response = await fetch(url, { headers });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`a lesson answered ${response.status}`);
      times.push(performance.now() - began);
      await pause(100);
    }
  })();
  const result = await work.finally(() => (isOver = true));
  await reading;
  times.sort((a, b) => a - b);
  return { result, p95: percentile(times, 0.95), longest: times.at(-1) ?? 0 };
};

const worker = ({ programs }: Bench['stack']): number[] =>
  programs.filter(({ name }) => name === 'worker').map(({ pid }) => pid());

/** A signed credential with its PDF: alone, and through the queue from one end to the other. */
export const row: Row = {
  name: 'certificates',
  what: `a signed credential and its PDF with QR; ${queued} through the queue`,
  unit: 'CPU ms',
  budget: { atMost: 10 },
  run: async ({ stack, pids, references }) => {
    const alone = await measureMaking();
    const lesson = await findLesson(stack.databaseUrl);
    const learners = await makeLearners(stack.databaseUrl, lesson.courseId, queued + 21);
    const [reader, ...holders] = learners;
    if (!reader) throw new Error('no learner');
    // the first ones fork the render process and warm it up
    await issueAll(stack.databaseUrl, holders.slice(0, 20));
    const url = pageOf(stack.publicUrl, lesson);
    const { ms, result } = await cpuDuring(pids(), () =>
      readWhile(url, browserHeaders(reader), issueAll(stack.databaseUrl, holders.slice(20))),
    );
    const { cpuMs } = await references.postgres();
    return {
      figure: alone.signMs + alone.setMs,
      reference: { name: 'prepared select, CPU ms', figure: cpuMs },
      details: {
        'signing, CPU ms': alone.signMs,
        'PDF, CPU ms': alone.setMs,
        'certificates/s': alone.perSecond,
        [`s for ${queued} through the queue`]: result.result / 1000,
        'CPU ms each through the queue': ms / queued,
        'lesson meanwhile, p95 ms': result.p95,
        'lesson meanwhile, longest ms': result.longest,
        'worker and its render process, most MB': peakMemoryOfTrees(worker(stack)),
      },
    };
  },
};
