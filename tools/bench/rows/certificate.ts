import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../../support/paths.ts';
import { cpuDuring } from '../cpu.ts';
import { findLesson, type Learner, makeLearners, withDatabase } from '../learners.ts';
import type { Row } from '../row.ts';

// the renderer as the worker uses it: the api's own dependency, as built
const api = createRequire(join(root, 'apps', 'api', 'package.json'));
const { createRenderProcess } = api('@pateka/credentials') as {
  createRenderProcess: typeof import('@pateka/credentials').createRenderProcess;
};

const rendered = 150;
/** How many go through the queue; BENCH_CERTIFICATES sets another number, up to 5,000. */
const queued = Math.min(5000, Number(process.env.BENCH_CERTIFICATES) || 200);

const certificate = (number: number): Parameters<RenderProcess['render']>[0] => ({
  locale: number % 2 === 0 ? 'bg' : 'en',
  title: 'Моите пари, моят избор',
  holderName: `Мария Петрова-Иванова ${number}`,
  hours: 1.5,
  outcomes: [
    'съставя месечен бюджет и го променя според обстоятелствата',
    'сравнява общата цена на кредити',
    'подрежда задълженията според последиците от тях',
    'посочва две места, към които може да се обърне с жалба',
  ],
  completedOn: '2026-11-22',
  number: `${number}`,
  issuerName: 'Обучения за всеки ден',
  checkUrl: `https://check.example.org/c/${String(number).padStart(43, 'x7Kq2nVw9')}`,
});

type RenderProcess = ReturnType<typeof createRenderProcess>;

/** One render process, always busy: CPU ms of a PDF, and how many a second. */
const measureRendering = async (): Promise<{ cpuMs: number; perSecond: number }> => {
  const process = createRenderProcess();
  const render = async (from: number, count: number): Promise<void> => {
    const results = await Promise.all(
      Array.from({ length: count }, (_, index) => process.render(certificate(from + index))),
    );
    if (results.some(({ ok }) => !ok)) throw new Error('a certificate was refused');
  };
  try {
    await render(0, 50);
    const began = performance.now();
    const { ms } = await cpuDuring([process.pid() ?? 0], () => render(1000, rendered));
    return { cpuMs: ms / rendered, perSecond: (rendered * 1000) / (performance.now() - began) };
  } finally {
    await process.close();
  }
};

/** Completed courses whose certificate was asked for at one moment, as the api leaves them. */
const request = `
  WITH done AS (
    INSERT INTO completion (enrolment_id, scope, scope_id, recorded_at, inputs)
    SELECT id, 'course', course_id, now(), '{"minutes": 80}' FROM enrolment WHERE id = ANY($1)
    RETURNING enrolment_id),
  asked AS (
    INSERT INTO certificate (enrolment_id, version, state, number, completed_on, request, requested_at)
    SELECT enrolment_id, 1, 'requested', 'BENCH-' || enrolment_id, now(), 1, now() FROM done
    RETURNING id)
  INSERT INTO outbox (event, ids)
  SELECT 'certificate.requested', jsonb_build_object('certificateId', id, 'request', '1') FROM asked`;

const states = `
  SELECT count(*) FILTER (WHERE state = 'ready')::int AS ready,
         count(*) FILTER (WHERE state = 'failed')::int AS failed
  FROM certificate WHERE enrolment_id = ANY($1)`;

/** Outbox, relay, queue, rendering, encryption, storing. */
const issueAll = (databaseUrl: string, learners: Learner[]): Promise<number> =>
  withDatabase(databaseUrl, async (db) => {
    const ids = learners.map(({ enrolmentId }) => enrolmentId);
    const began = performance.now();
    await db.query(request, [ids]);
    for (const deadline = began + 60_000; performance.now() < deadline; await pause(50)) {
      const { rows } = await db.query<{ ready: number; failed: number }>(states, [ids]);
      const { ready = 0, failed = 0 } = rows[0] ?? {};
      if (failed > 0) throw new Error(`${failed} certificates failed`);
      if (ready === ids.length) return performance.now() - began;
    }
    throw new Error('The certificates were not ready within a minute.');
  });

/** A PDF with QR: in the render process alone, and through the queue from one end to the other. */
export const row: Row = {
  name: 'certificate',
  what: `a PDF with QR, and ${queued} through the queue`,
  unit: 'CPU ms',
  budget: { atMost: 10 },
  run: async ({ stack, pids, references }) => {
    const alone = await measureRendering();
    const { courseId } = await findLesson(stack.databaseUrl);
    const learners = await makeLearners(stack.databaseUrl, courseId, queued + 10);
    // the first ones fork the render process and warm it up
    await issueAll(stack.databaseUrl, learners.slice(0, 10));
    const { ms, result } = await cpuDuring(pids(), () =>
      issueAll(stack.databaseUrl, learners.slice(10)),
    );
    const { cpuMs } = await references.postgres();
    return {
      figure: alone.cpuMs,
      reference: { name: 'prepared select, CPU ms', figure: cpuMs },
      details: {
        'PDF/s from one process': alone.perSecond,
        [`s for ${queued} through the queue`]: result / 1000,
        'CPU ms each through the queue': ms / queued,
      },
    };
  },
};
