import { startApp, type TestApp } from '../../testing/app.js';
import type { Speaker } from '../../testing/as.js';
import { everyText } from '../../testing/dump.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

const passphrase = 'канарче пее зад седма врата';
const renewed = 'канарче пее зад осма врата';
const holderName = 'Канарка Желева-Попова';
const worksheet = 'канарче дължи много';

/** A secret as it may lie about: as it is, without its dashes, as JSON writes it, as bytes in hexadecimal or base64. */
const formsOf = (secret: string): string[] => {
  const bytes = Buffer.from(secret);
  const plain = [secret, secret.replaceAll('-', ''), JSON.stringify(secret).slice(1, -1)];
  return [
    ...plain,
    ...[
      bytes.toString('hex'),
      bytes.toString('base64').replace(/=+$/, ''),
      bytes.toString('base64url'),
    ],
  ];
};

/** Leaves every kind of secret behind that the house ever meets, and names each. */
async function everySecret(): Promise<Record<string, string[]>> {
  const { given, as, db } = house;
  const network = await given.network();
  const organisation = await given.organisation(network);
  const coordinator = await given.staff('coordinator', organisation);
  const course = await given.course(network, { lessons: 1 });
  const cohort = await given.cohort([course]);
  const cards = await given.cards(cohort, 3);
  const learner = await given.learner(cohort, { passphrase });
  await given.completed(learner, course);
  const her = as(learner);
  await her.ask('mutation ($f: [FormField!]!) { saveWorksheet(tool: "debts", fields: $f) }', {
    f: [{ name: worksheet, value: worksheet }],
  });
  await her.ask(
    'mutation ($c: ID!, $n: String!) { requestCertificate(input: { courseId: $c, version: 1, paper: a4, holderName: $n, withCheckCode: true, locale: bg }) { __typename } }',
    { c: course.id, n: holderName },
  );
  await db.query(`UPDATE certificate SET state = 'ready'`);
  const { createShareLink: link } = await her.ask<{ createShareLink: { url: string } }>(
    'mutation ($c: ID!) { createShareLink(input: { courseId: $c, fields: { name: true, date: true, hours: true, outcomes: false, competences: false }, days: null }) { url } }',
    { c: course.id },
  );
  const recover =
    'mutation ($i: RecoverInput!) { recover(input: $i) { ... on SignedIn { token } } }';
  const attempt = { alias: learner.alias, code: learner.recoveryCodes[0], newPassphrase: renewed };
  const { recover: recovered } = await as().ask<{ recover: Speaker }>(recover, { i: attempt });
  const invite =
    'mutation ($o: String!) { inviteStaff(input: { organisationId: $o, role: "trainer" }) { token } }';
  const { inviteStaff } = await as(coordinator).ask<{ inviteStaff: Speaker }>(invite, {
    o: organisation.id,
  });
  return {
    'access codes (safety 19)': cards.map(({ code }) => code),
    'recovery codes, used or not (safety 16)': learner.recoveryCodes,
    'passphrases (safety 22)': [passphrase, renewed, coordinator.passphrase],
    'seeds of second factors (safety 40)': [coordinator.seed],
    'names on certificates (safety 40)': [holderName, 'Канарка', 'Желева'],
    'saved worksheets (safety 44)': [worksheet, 'канарче'],
    'session tokens': [learner.token, recovered.token, coordinator.token],
    'share links (credentials 10)': [link.url.split('/').at(-1) ?? ''],
    invitations: [inviteStaff.token],
  };
}

test('a stolen copy of the database holds none of the secrets, in any table or form', async () => {
  const secrets = await everySecret();
  const dump = await everyText(house.db);
  expect(dump.length).toBeGreaterThan(10_000);
  for (const [kind, texts] of Object.entries(secrets)) {
    expect({ kind, texts: texts.filter((text) => text.length > 3).length }).toEqual({
      kind,
      texts: texts.length,
    });
    for (const form of texts.flatMap(formsOf))
      expect({ kind, found: dump.includes(form) }).toEqual({ kind, found: false });
  }
});

test('with the master key, and only so, the name for a certificate can be read', async () => {
  const [row]: { own: Buffer; id: string }[] = await house.db.query(
    'SELECT id, name_encrypted AS own FROM certificate WHERE name_encrypted IS NOT NULL',
  );
  expect(row?.own.length).toBeGreaterThan(holderName.length);
  const { Vault } = await import('./vault.js');
  const open = (vault: InstanceType<typeof Vault>) =>
    vault.open(row?.own ?? Buffer.of(), `certificate-name:${row?.id}`);
  expect(open(house.get(Vault))?.toString()).toBe(holderName);
  expect(open(new Vault({ SECRET_KEY: Buffer.alloc(32, 7) }))).toBeNull();
});
