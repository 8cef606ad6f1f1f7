import { Controller, Get, Module } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { startApp, type TestApp } from '../../testing/app.js';
import {
  inputNamesOf,
  type RootField,
  rootFieldsOf,
  runningSchema,
} from '../../testing/schema-probe.js';

/** What somebody in a hurry might add. */
@Resolver()
class ForgetfulResolver {
  @Query(() => String)
  forgotten(): string {
    return 'the secret of a query';
  }

  @Mutation(() => String)
  forgottenToo(): string {
    return 'the secret of a mutation';
  }
}

/** And what she might add beside GraphQL. */
@Controller('forgotten')
class ForgetfulController {
  @Get()
  forgotten() {
    return 'the secret of a route';
  }
}

@Module({ controllers: [ForgetfulController] })
class ForgetfulModule {}

let house: TestApp;
let fields: Map<string, RootField>;

beforeAll(async () => {
  house = await startApp({ extra: { providers: [ForgetfulResolver], imports: [ForgetfulModule] } });
  fields = rootFieldsOf(await runningSchema(house.as()));
});
afterAll(() => house.stop());

test('a root field that declares nothing is refused to everybody, coordinators included', async () => {
  const coordinator = await house.given.staff(
    'coordinator',
    await house.given.organisation(await house.given.network()),
  );
  for (const who of [undefined, coordinator]) {
    for (const document of ['{ forgotten }', 'mutation { forgottenToo }']) {
      const { refusal, body } = await house.as(who).query(document);
      expect(refusal).toBe('not-permitted');
      expect(body).not.toContain('secret of');
    }
  }
});

test('a route that declares nothing is refused to everybody, and is no way past the token', async () => {
  const coordinator = await house.given.staff(
    'coordinator',
    await house.given.organisation(await house.given.network()),
  );
  const ask = async (headers: Record<string, string>) => {
    const answer = await fetch(`${house.url}/forgotten`, { headers });
    expect(await answer.text()).not.toContain('secret of');
    return answer.status;
  };
  const token = { 'x-internal-token': house.config.INTERNAL_TOKEN };
  const session = { authorization: `Bearer ${coordinator.token}` };
  expect(await ask(token)).toBe(403);
  expect(await ask({ ...token, ...session })).toBe(403);
  expect(await ask(session)).toBe(401);
});

test('of several fields only those that are allowed are answered', async () => {
  const { data, errors, body } = await house
    .as()
    .query('{ viewer { kind } demoSignIns { who } forgotten }');
  expect(data).toBeNull();
  expect(errors.map((error) => error.path)).toEqual([['forgotten']]);
  expect(body).not.toContain('secret of');
});

describe('what the system asks of people (safety 15)', () => {
  const personal = /mail|phone|birth|egn|address|name|personal|gender/i;
  /** For staff, who are known; and names that are no person's. */
  const staffOnly = ['acceptInvitation', 'createCohort', 'inviteStaff', 'issueReportToken'];
  const accepted = new Set([
    'FormField.name', // of a form's field
    'RequestCertificateInput.holderName', // chosen by her for her certificate, or none
    'SharedFieldsInput.name', // yes or no
  ]);

  test('no input of a learner or a visitor takes an e-mail, a telephone, a name or a birth date', () => {
    const asked = [...fields.values()]
      .filter(({ name }) => !staffOnly.includes(name))
      .flatMap(inputNamesOf);
    const found = asked.filter(
      (input) => personal.test(input.split(/[.(]/).at(-1) ?? '') && !accepted.has(input),
    );
    expect(asked).toContain('RedeemInput.alias');
    expect([...new Set(found)]).toEqual([]);
  });

  test('opening an account asks for a code, an alias, a passphrase and whether she wants recovery codes', () => {
    const redeem = fields.get('redeemAccessCode');
    expect(redeem && inputNamesOf(redeem)).toEqual([
      'redeemAccessCode(input)',
      'RedeemInput.alias',
      'RedeemInput.code',
      'RedeemInput.passphrase',
      'RedeemInput.recoveryCodes',
    ]);
  });
});

test('nobody claims to be the web server without its token', async () => {
  const send = (token?: string) =>
    fetch(`${house.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { 'x-internal-token': token }),
      },
      body: JSON.stringify({ query: '{ viewer { kind } }' }),
    });
  expect((await send(house.config.INTERNAL_TOKEN)).status).toBe(200);
  for (const token of [
    undefined,
    '',
    'x',
    `${house.config.INTERNAL_TOKEN}x`,
    house.config.INTERNAL_TOKEN.toUpperCase(),
  ]) {
    expect((await send(token)).status).toBe(401);
  }
});
