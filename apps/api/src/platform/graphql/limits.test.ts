import { Args, Field, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { startApp, type TestApp } from '../../testing/app.js';
import { Public } from '../guard/allow.decorator.js';

/** Our own types end soon; this one can be asked as deep as one likes. */
@ObjectType()
class Doll {
  @Field()
  name: string;
}

@Resolver(() => Doll)
class DollResolver {
  @Public()
  @Query(() => Doll)
  doll(): Doll {
    return { name: 'doll' };
  }

  @Public()
  @Query(() => Number)
  howMany(@Args('words', { type: () => [String] }) words: string[]): number {
    return words.length;
  }

  @ResolveField(() => Doll)
  inner(): Doll {
    return { name: 'inner doll' };
  }
}

let house: TestApp;
beforeAll(async () => {
  house = await startApp({ extra: { providers: [DollResolver] } });
});
afterAll(() => house.stop());

const times = (count: number, text: string) => text.repeat(count);
const dolls = (depth: number, innermost: string) =>
  `{ doll { ${times(depth - 2, 'inner { ')} ${innermost} ${times(depth - 2, '} ')} } }`;
const aliases = (count: number) =>
  `{ ${Array.from({ length: count }, (_, n) => `a${n}: viewer { kind }`).join(' ')} }`;

/** Each limit with a document just inside of it: only so the one outside is refused for its own reason. */
const limits: [string, string, string][] = [
  ['depth', dolls(10, 'name'), dolls(12, 'name')],
  ['aliases', aliases(5), aliases(6)],
  [
    'tokens',
    `{ howMany(words: [${times(900, '"" ')}]) }`,
    `{ howMany(words: [${times(1_100, '"" ')}]) }`,
  ],
  ['cost', dolls(9, times(100, 'name ')), dolls(9, times(240, 'name '))],
  [
    'directives',
    `{ viewer { ${times(10, 'kind @skip(if: false) ')} } }`,
    `{ viewer { ${times(11, 'kind @skip(if: false) ')} } }`,
  ],
];

test.each(limits)('%s are limited (safety 39)', async (_what, inside, outside) => {
  expect((await house.as().query(inside)).refusal).toBeNull();
  const { data, refusal, body } = await house.as().query(outside);
  expect(data).toBeNull();
  expect(refusal).toBe('invalid-input');
  expect(body).not.toMatch(/limit|exceeded|token|depth|cost/i);
});

test.each([
  [
    'a fragment that contains itself',
    'query { viewer { ...a } } fragment a on Viewer { kind ...a }',
  ],
  ['a syntax error', '{ viewer { kind '],
  ['a field that is not there', '{ viewer { kynd } }'],
  ['a type that is not there', '{ viewer { ... on Vieuwer { kind } } }'],
])('%s is refused, and the answer tells nothing of the schema', async (_what, document) => {
  const { data, refusal, body } = await house.as().query(document);
  expect(data).toBeNull();
  expect(refusal).toBe('invalid-input');
  expect(body).not.toMatch(/Did you mean|kind|Viewer/i);
});

test('several operations in one request are refused', async () => {
  const response = await fetch(`${house.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-internal-token': house.config.INTERNAL_TOKEN,
    },
    body: JSON.stringify([{ query: '{ viewer { kind } }' }, { query: '{ viewer { kind } }' }]),
  });
  expect(response.status).toBe(400);
  expect(await response.text()).not.toContain('visitor');
});

test('a request that a foreign page could make a browser send is refused', async () => {
  const response = await fetch(
    `${house.url}/graphql?query=${encodeURIComponent('{ viewer { kind } }')}`,
    {
      headers: { 'x-internal-token': house.config.INTERNAL_TOKEN },
    },
  );
  expect(response.status).toBe(400);
});
