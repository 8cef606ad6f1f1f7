import { ESLint } from 'eslint';
import { root } from '../support/paths.ts';

// fixtures are linted as if they stood at a path: no such file exists
const eslint = new ESLint({
  cwd: root,
  // the typed rule needs a file that is part of a project; it is not what is tested here
  overrideConfig: [
    {
      languageOptions: { parserOptions: { projectService: false, project: null } },
      rules: { '@typescript-eslint/no-floating-promises': 'off' },
    },
  ],
});

/** The names of the rules that complain about a text at a path. */
const complaints = async (path: string, text: string): Promise<string[]> => {
  const [result] = await eslint.lintText(`${text}\n`, { filePath: `${root}/${path}` });
  return result?.messages.map(({ ruleId, message }) => ruleId ?? message) ?? [];
};

const long = 'export {};\n'.repeat(301);
const boundary = 'boundaries/dependencies';

describe('module boundaries', () => {
  test.each([
    ['a lower slice does not know a higher one', 'apps/api/src/network/x.ts', '../learning/y.js'],
    ['a slice does not look upwards by type', 'apps/api/src/identity/x.ts', '../network/y.js'],
    ['the platform knows no slice', 'apps/api/src/platform/guard/x.ts', '../../identity/y.js'],
    ['neighbours do not meet', 'apps/api/src/media/x.ts', '../network/y.js'],
    ['a slice does not use the factories', 'apps/api/src/courses/x.ts', '../testing/given.js'],
    ['a slice does not use the command line', 'apps/api/src/courses/x.ts', '../cli/commands.js'],
    ['the web has no database', 'apps/web/src/routes/x.server.ts', 'typeorm'],
    ['the web has no queue', 'apps/web/src/lib/x.ts', 'bullmq'],
    [
      'the web does not reach into the api',
      'apps/web/src/lib/x.ts',
      '../../../api/src/app.module.js',
    ],
    ['the web has no Nest', 'apps/web/src/lib/x.ts', '@nestjs/common'],
    ['a test of the web has no database either', 'apps/web/src/lib/x.test.ts', 'typeorm'],
    ['the api has no Svelte', 'apps/api/src/courses/x.ts', 'svelte/store'],
    ['the api does not know its client', 'apps/api/src/courses/x.ts', '@pateka/api-client'],
    ['the domain has no package', 'libs/domain/src/quiz/x.ts', 'zod'],
    ['the domain has no module of Node either', 'libs/domain/src/quiz/x.ts', 'node:fs'],
    ['the domain knows no other library', 'libs/domain/src/quiz/x.ts', '@pateka/content'],
    ['content knows no credentials', 'libs/content/src/x.ts', '@pateka/credentials'],
    ['credentials have no framework', 'libs/credentials/src/x.ts', '@nestjs/common'],
    ['the client has no TypeORM', 'libs/api-client/src/x.ts', 'typeorm'],
    ['the journeys have no database', 'apps/web-e2e/journeys/x.ts', 'pg'],
  ])('%s', async (_what, path, source) => {
    expect(await complaints(path, `import '${source}';`)).toContain(boundary);
    expect(await complaints(path, `export type { A } from '${source}';`)).toContain(boundary);
    expect(await complaints(path, `await import('${source}');`)).toContain(boundary);
  });

  test.each([
    ['apps/api/src/learning/x.ts', '../courses/y.js'],
    ['apps/api/src/reports/x.ts', '../certificates/y.js'],
    ['apps/api/src/identity/x.ts', '../platform/errors.js'],
    ['apps/api/src/identity/x.ts', 'typeorm'],
    ['apps/api/src/identity/x.ts', '@pateka/domain'],
    ['apps/api/src/network/x.test.ts', '../testing/given.js'],
    ['apps/api/src/app.module.ts', './reports/reports.module.js'],
    ['apps/api/src/testing/x.ts', '../learning/y.js'],
    ['apps/web/src/routes/(learn)/x.ts', '#lib/server/api.js'],
    ['apps/web/src/routes/(learn)/x.ts', '$app/navigation'],
    ['apps/web/src/routes/(learn)/x.ts', '@pateka/api-client'],
    ['apps/web-e2e/journeys/x.ts', '../../../tools/stack.ts'],
    ['libs/domain/src/quiz/x.test.ts', 'fast-check'],
    ['libs/domain/src/quiz/x.ts', './y.js'],
    ['libs/content/src/x.ts', 'zod'],
    ['tools/x.ts', 'pg'],
  ])('%s may import %s', async (path, source) => {
    expect(await complaints(path, `import '${source}';`)).toEqual([]);
  });
});

describe('house rules', () => {
  const syntax = 'no-restricted-syntax';
  test.each([
    ['libs/domain/src/x.ts', 'export const x = new Date();', syntax],
    ['libs/domain/src/x.ts', 'export const x = Math.random();', syntax],
    ['libs/domain/src/x.ts', 'export class A {}', syntax],
    ['libs/content/src/x.ts', 'export enum A { B }', syntax],
    ['apps/api/src/identity/x.ts', 'export const x = process.env.SECRET_KEY;', syntax],
    ['libs/content/src/x.ts', 'export const f = (a, b, c, d, e) => [a, b, c, d, e];', syntax],
    [
      'libs/content/src/x.ts',
      'export const f = (a: any) => a;',
      '@typescript-eslint/no-explicit-any',
    ],
    ['libs/content/src/x.ts', '// @ts-ignore\nexport {};', '@typescript-eslint/ban-ts-comment'],
    ['libs/content/src/BadName.ts', 'export {};', 'house/file-names'],
    ['libs/content/src/x.ts', long, 'max-lines'],
    [
      'libs/content/src/x.ts',
      '/* eslint-disable */\nexport const a: any = 1;',
      '@typescript-eslint/no-explicit-any',
    ],
  ])('%s is refused what does not fit there (%#)', async (path, text, rule) => {
    expect(await complaints(path, text)).toContain(rule);
  });

  test.each([
    ['apps/api/src/platform/config.ts', 'export const x = process.env;'],
    ['apps/api/src/courses/course.inputs.ts', 'export enum A { B }'],
    [
      'apps/api/src/courses/x.ts',
      'export class A { constructor(a, b, c, d, e, f) { f(a, b, c, d, e); } }',
    ],
    ['libs/domain/src/x.ts', 'export const f = (now: Date) => new Date(now.getTime());'],
    ['libs/domain/src/x.test.ts', long],
  ])('%s may say what fits there (%#)', async (path, text) => {
    expect(await complaints(path, text)).toEqual([]);
  });
});
