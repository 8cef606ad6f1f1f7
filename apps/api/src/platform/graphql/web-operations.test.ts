import { buildSchema, concatAST, parse, separateOperations, validate } from 'graphql';
import { globSync, readFileSync } from 'node:fs';
import { armor } from './graphql.module.js';

const root = new URL('../../../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const schema = buildSchema(read('libs/api-client/schema.graphql'));
const files = globSync('apps/web/src/**/*.graphql', { cwd: root });
const operations = separateOperations(concatAST(files.map((file) => parse(read(file)))));

test('whatever the web asks is within the limits: depth, aliases, directives and cost', () => {
  const { validationRules } = armor.protect();
  const refused = Object.entries(operations).flatMap(([name, operation]) =>
    validate(schema, operation, validationRules).map(({ message }) => `${name}: ${message}`),
  );
  expect(Object.keys(operations).length).toBeGreaterThan(80);
  expect(refused).toEqual([]);
});
