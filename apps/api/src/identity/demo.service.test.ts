import { MINUTE } from '../platform/clock.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { Speaker } from '../testing/as.js';
import type { GivenStaff } from '../testing/given.js';

let demo: TestApp;
let staff: GivenStaff;
interface SignIn {
  role: string;
  who: string;
  passphrase: string;
  code: string | null;
}

beforeAll(async () => {
  demo = await startApp({ config: { DEMO: 'true' } });
  const { given } = demo;
  const network = await given.network();
  staff = await given.staff('coordinator', await given.organisation(network));
  const learner = await given.learner(
    await given.cohort([await given.course(network, { lessons: 1 })]),
  );
  for (const [position, { accountId, passphrase }] of [staff, learner].entries()) {
    await demo.db.query(
      'INSERT INTO demo_sign_in (account_id, passphrase, position) VALUES ($1, $2, $3)',
      [accountId, passphrase, position],
    );
  }
  demo.clock.advance(MINUTE);
});
afterAll(() => demo.stop());

const signIns = async (house: TestApp) =>
  (
    await house
      .as()
      .ask<{ demoSignIns: SignIn[] | null }>('{ demoSignIns { role who passphrase code } }')
  ).demoSignIns;

async function enter({ who, passphrase, code }: SignIn): Promise<string | undefined> {
  const signIn = 'mutation ($i: SignInInput!) { signIn(input: $i) { ... on SignedIn { token } } }';
  const { signIn: half } = await demo
    .as()
    .ask<{ signIn: Speaker }>(signIn, { i: { who, passphrase } });
  const confirm =
    'mutation ($c: String!) { confirmSecondFactor(code: $c) { ... on SignedIn { token } } }';
  return (await demo.as(half).ask<{ confirmSecondFactor: Partial<Speaker> }>(confirm, { c: code }))
    .confirmSecondFactor.token;
}

test('in a demo the shown code works, and after it was used another one is shown that works too', async () => {
  for (let n = 0; n < 2; n += 1) {
    const [coordinator, learner] = (await signIns(demo)) ?? [];
    expect(coordinator).toMatchObject({ role: 'coordinator', who: staff.email });
    expect(learner).toMatchObject({ role: 'learner', code: null });
    expect(coordinator && (await enter(coordinator))).toBeDefined();
  }
});

test('there is no way past the second factor in a demo either (safety 47)', async () => {
  const half = await demo.given.halfSignedIn(staff);
  expect((await demo.as(half).query('{ cohorts { id } }')).refusal).toBe('second-factor-needed');
});

test('outside of a demo nothing is shown, whatever the database holds', async () => {
  const real = await startApp({ database: demo.database });
  expect(await signIns(real)).toBeNull();
  await real.stop();
});
