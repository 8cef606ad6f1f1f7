import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { root } from '../../support/paths.ts';
import { findLesson, makeLearners } from '../learners.ts';
import { measureLoad } from '../measure.ts';
import type { Row } from '../row.ts';

// the web's own packages: in production the api answers the very texts that the web was built with
const web = createRequire(join(root, 'apps', 'web', 'package.json'));
const { LessonPageDocument } = web('@pateka/api-client') as {
  LessonPageDocument: TypedDocumentNode;
};
const { print } = web('graphql') as { print: (document: TypedDocumentNode) => string };

/** The lesson as one GraphQL operation, as the web asks for it, beside a GraphQL server without anything. */
export const row: Row = {
  name: 'lesson-operation',
  what: 'the same lesson as one GraphQL operation',
  unit: '% of bare Apollo',
  budget: { atLeast: 40 },
  run: async (bench) => {
    const { stack, references } = bench;
    const { courseId, lessonId } = await findLesson(stack.databaseUrl);
    const [learner] = await makeLearners(stack.databaseUrl, courseId, 1);
    const options = {
      method: 'POST' as const,
      headers: {
        'content-type': 'application/json',
        'x-internal-token': stack.internalToken,
        'x-source': 'bench',
        'accept-language': 'bg',
        authorization: `Bearer ${learner?.token ?? ''}`,
      },
      body: JSON.stringify({ query: print(LessonPageDocument), variables: { courseId, lessonId } }),
    };
    const result = await measureLoad(bench, `${stack.apiUrl}/graphql`, options);
    const apollo = await references.apollo();
    const postgres = await references.postgres();
    return {
      figure: (100 * result.perSecond) / apollo.perSecond,
      reference: { name: 'bare Apollo, req/s', figure: apollo.perSecond },
      details: {
        'req/s': result.perSecond,
        'p95 ms': result.p95,
        'CPU ms': result.cpuMs,
        'bare Apollo, CPU ms': apollo.cpuMs,
        'prepared selects/s': postgres.perSecond,
      },
    };
  },
};
