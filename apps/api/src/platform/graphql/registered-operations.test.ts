import { getIntrospectionQuery } from 'graphql';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp, type TestApp } from '../../testing/app.js';
import { readOperations } from './registered-operations.js';

const folder = mkdtempSync(join(tmpdir(), 'operations-'));
const file = join(folder, 'operations.json');
const known = 'query Who {\n  viewer {\n    kind\n  }\n}';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

let house: TestApp;
beforeAll(async () => {
  writeFileSync(file, JSON.stringify({ [hashOf(known)]: 'Who' }));
  house = await startApp({ config: { NODE_ENV: 'production', OPERATIONS_FILE: file } });
});
afterAll(async () => {
  await house.stop();
  rmSync(folder, { recursive: true });
});

describe('in production (safety 39)', () => {
  test('a registered operation is answered', async () => {
    expect(await house.as().ask(known)).toEqual({ viewer: { kind: 'visitor' } });
  });

  test.each([
    ['any other text', '{ viewer { kind } }'],
    ['the same operation written otherwise', `${known} `],
    ['introspection', getIntrospectionQuery()],
    ['the name of a type', '{ __typename }'],
    ['what cannot even be parsed', '{ viewer'],
  ])('%s is refused', async (_what, document) => {
    const { data, refusal } = await house.as().query(document);
    expect(data).toBeNull();
    expect(refusal).toBe('not-registered');
  });

  test('a hash without a text, or with another text, does not smuggle an operation in', async () => {
    const send = async (body: object) => {
      const response = await fetch(`${house.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-internal-token': house.config.INTERNAL_TOKEN,
        },
        body: JSON.stringify(body),
      });
      return response.text();
    };
    const other = '{ demoSignIns { who } }';
    const persisted = (text: string) => ({
      extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } },
    });
    expect(await send({ query: other, ...persisted(known) })).not.toContain('"data":{');
    expect(await send({ query: other, ...persisted(other) })).toContain('not-registered');
    expect(await send(persisted(other))).not.toContain('"data":{');
  });
});

test.each([
  ['that is missing', join(folder, 'nowhere.json'), null],
  ['that is no JSON', join(folder, 'broken.json'), 'nonsense'],
  ['of another form', join(folder, 'other.json'), '{"Who":"query"}'],
])('a file %s stops the start', (_what, path, text) => {
  if (text !== null) writeFileSync(path, text);
  expect(() => readOperations(path)).toThrow();
});
