import { browserHeaders, findLesson, makeLearners, pageOf } from '../learners.ts';
import { measureLoad } from '../measure.ts';
import type { Row } from '../row.ts';

/** A lesson as HTML for a learner who is signed in: web → api → PostgreSQL, compressed. */
export const row: Row = {
  name: 'lesson-page',
  what: 'a lesson as HTML, signed in, 16 connections',
  unit: 'CPU ms',
  budget: { atMost: 2.3 },
  run: async (bench) => {
    const { stack, references } = bench;
    const lesson = await findLesson(stack.databaseUrl);
    const [learner] = await makeLearners(stack.databaseUrl, lesson.courseId, 1);
    if (!learner) throw new Error('no learner');
    const url = pageOf(stack.publicUrl, lesson);
    const result = await measureLoad(bench, url, { headers: browserHeaders(learner) });
    const file = await references.file();
    const apollo = await references.apollo();
    return {
      figure: result.cpuMs,
      reference: { name: 'static file, CPU ms', figure: file.cpuMs },
      details: {
        'bare Apollo, CPU ms': apollo.cpuMs,
        'req/s': result.perSecond,
        'p95 ms': result.p95,
        kB: result.bytes / 1000,
      },
    };
  },
};
