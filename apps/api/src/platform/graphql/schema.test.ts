import { GraphQLSchemaFactory } from '@nestjs/graphql';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { startApp, type TestApp } from '../../testing/app.js';
import { everyResolver } from '../../testing/every-resolver.js';
import { runningSchema } from '../../testing/schema-probe.js';

let house: TestApp;
let running: string;
const printed = (schema: GraphQLSchema) => printSchema(lexicographicSortSchema(schema));

beforeAll(async () => {
  house = await startApp();
  running = printed(await runningSchema(house.as()));
});
afterAll(() => house.stop());

test('the committed schema is the one that runs: a reviewer has seen each field', () => {
  const committed = readFileSync(
    new URL('../../../../../libs/api-client/schema.graphql', import.meta.url),
    'utf8',
  );
  expect(committed.trim()).toBe(running.trim());
});

test('the list of resolvers for writing the schema is complete', async () => {
  const listed = await house.get(GraphQLSchemaFactory).create(everyResolver);
  expect(printed(listed)).toBe(running);
});

test('what must never be a field of the schema is none', () => {
  const fields = running.split('\n').filter((line) => /^ {2}\w+(\(.*\))?:/.test(line));
  expect(fields.length).toBeGreaterThan(150);
  const secret =
    /hash|wrappedKey|keySalt|encrypted|answerKeys|aliasKey|lastSeenOn|usesLeft|createdMonth/i;
  expect(fields.filter((line) => secret.test(line))).toEqual([]);
});
