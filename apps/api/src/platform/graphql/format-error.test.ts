import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Logger } from 'nestjs-pino';
import { Writable } from 'node:stream';
import { startApp, type TestApp } from '../../testing/app.js';
import { AppError } from '../errors.js';
import { Public } from '../guard/allow.decorator.js';

const SECRET = 'канарче-secret-4711';

@Resolver()
class TroubledResolver {
  @Public()
  @Query(() => String)
  broken(): string {
    throw Object.assign(new Error(`Failing row contains (${SECRET})`), {
      parameters: [SECRET],
      detail: SECRET,
    });
  }

  @Public()
  @Query(() => String)
  thrownText(): string {
    throw SECRET as unknown as Error;
  }

  @Public()
  @Query(() => String)
  known(): string {
    throw new AppError('invalid-input', 'field');
  }

  @Public()
  @Mutation(() => String)
  fromTheDatabase(@Args('text') text: string): Promise<string> {
    return house.db.query('SELECT * FROM nowhere WHERE name = $1', [
      text,
    ]) as unknown as Promise<string>;
  }
}

const lines: string[] = [];
const logs = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    lines.push(chunk.toString());
    done();
  },
});

let house: TestApp;
beforeAll(async () => {
  house = await startApp({
    config: { LOG_LEVEL: 'debug' },
    extra: { providers: [TroubledResolver] },
    logs,
  });
});
afterAll(() => house.stop());
beforeEach(() => lines.splice(0));

const troubles: [string, string][] = [
  ['an error of ours', '{ broken }'],
  ['something thrown that is no error', '{ thrownText }'],
  ['an error of the database', `mutation { fromTheDatabase(text: "${SECRET}") }`],
];

test.each(troubles)(
  '%s: neither the answer nor the log tells its text',
  async (_what, document) => {
    const { refusal, body, errors } = await house.as().query(document);
    expect(refusal).toBe('internal');
    expect(errors).toHaveLength(1);
    expect(body).not.toContain(SECRET);
    expect(body).not.toMatch(/stack|nowhere|Failing/);
    expect(lines.join('')).toContain('unexpected error');
    expect(lines.join('')).not.toContain(SECRET);
  },
);

test('the log of an unexpected error tells where it was thrown', async () => {
  await house.as().query('{ broken }');
  const entry = lines.find((line) => line.includes('unexpected error'));
  expect(entry).toContain('TroubledResolver.broken');
});

test('an error that anything else logs lends the line neither its message nor what hangs on it', () => {
  const error = Object.assign(new Error(SECRET), {
    detail: SECRET,
    parameters: [SECRET],
    cause: new Error(SECRET),
  });
  const log = house.get(Logger);
  log.error(error, 'SomeModule');
  log.error(SECRET, `Error: ${SECRET}\n    at nowhere`, 'ExceptionsHandler');
  log.error({ err: error }, 'words of our own', 'SomeModule');
  expect(lines).toHaveLength(3);
  expect(lines.join('')).not.toContain(SECRET);
  expect(lines[2]).toContain('words of our own');
});

test('a known error gives its code and detail, and is no trouble for the log', async () => {
  const { errors } = await house.as().query('{ known }');
  expect(errors[0]).toMatchObject({
    message: 'invalid-input',
    extensions: { code: 'invalid-input', detail: 'field' },
  });
  expect(lines.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
});

const revoke = 'mutation ($id: ID!) { revokeShareLink(id: $id) }';
// goes past TypeORM, as a named statement
const complete =
  'mutation ($id: ID!) { completeLesson(courseId: $id, lessonId: $id) { __typename } }';

test.each([
  ['an id that cannot be one', revoke, 'no-uuid', 'not-found'],
  ['a sign that PostgreSQL cannot keep', revoke, 'a\u0000b', 'invalid-input'],
  ['the same in a named statement', complete, 'a\u0000b', 'invalid-input'],
])('%s is no trouble either', async (_what, document, id, code) => {
  const learner = await someLearner();
  lines.splice(0);
  const { refusal } = await house.as(learner).query(document, { id });
  expect(refusal).toBe(code);
  expect(lines.join('')).not.toContain('unexpected error');
});

async function someLearner() {
  const { given } = house;
  return given.learner(await given.cohort([await given.course(await given.network())]));
}

describe('the log of a whole visit (safety 37)', () => {
  const alias = 'канарче на клона';
  const passphrase = 'канарче пее тихо зад стената';

  test('carries no alias, passphrase, code, answer, name, token or source', async () => {
    const { given } = house;
    const course = await given.course(await given.network(), { lessons: 1 });
    const cohort = await given.cohort([course]);
    const [card] = await given.cards(cohort);
    const form = { code: card?.code, alias, passphrase, recoveryCodes: true };
    const source = 'canary-of-an-address';
    const redeem =
      'mutation ($i: RedeemInput!) { redeemAccessCode(input: $i) { ... on AccountOpened { token recoveryCodes } } }';
    const { redeemAccessCode: opened } = await house
      .as()
      .ask<{ redeemAccessCode: { token: string; recoveryCodes: string[] } }>(
        redeem,
        { i: form },
        { source },
      );
    const her = house.as(opened);
    const signIn = 'mutation ($i: SignInInput!) { signIn(input: $i) { __typename } }';
    await house.as().query(signIn, { i: { who: alias, passphrase } }, { source });
    await house.as().query(signIn, { i: { who: `${alias} друго`, passphrase } }, { source });
    await her.query('mutation ($p: String!) { deleteAccount(passphrase: $p) }', {
      p: `${passphrase} не`,
    });
    const fields = [{ name: 'канарче', value: 'канарче в отговора' }];
    const lesson = { courseId: course.id, lessonId: course.lessons[0]?.id };
    const answer = 'mutation ($i: AnswerInput!) { answerQuestion(input: $i) { __typename } }';
    await her.query(answer, {
      i: { ...lesson, attemptId: 'канарче', questionId: 'work-out', fields },
    });
    await her.query(answer, {
      i: {
        ...lesson,
        attemptId: 'канарче',
        questionId: 'choose-one',
        fields: [{ name: 'choose-one', value: 'a' }],
      },
    });
    await her.query('mutation ($f: [FormField!]!) { saveWorksheet(tool: "budget", fields: $f) }', {
      f: fields,
    });
    await her.query('mutation ($t: String!) { saveWorksheet(tool: $t, fields: []) }', {
      t: 'канарче',
    });
    await her.query(`{ viewer { ${alias} } }`);

    const log = lines.join('');
    expect(log).toContain('request completed');
    for (const secret of [
      'канарче',
      'клона',
      passphrase,
      card?.code ?? '',
      opened.token,
      ...opened.recoveryCodes,
      source,
    ]) {
      expect(log).not.toContain(secret);
      expect(log).not.toContain(encodeURIComponent(secret));
      expect(log).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
  });
});
