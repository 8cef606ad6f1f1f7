import { verifyFile } from '@pateka/credentials/verify';
import { CertificateHouse, type Graduate } from '../certificates/certificate.fixture.js';
import { dayOf } from '../platform/clock.js';
import { startApp } from '../testing/app.js';
import { everyText } from '../testing/dump.js';
import { IssuerService } from './issuer.service.js';

let house: CertificateHouse;
const lines: string[] = [];
beforeAll(async () => {
  const logs = { write: (line: string) => void lines.push(line) };
  house = await CertificateHouse.open({ LOG_LEVEL: 'debug' }, logs);
});
afterAll(() => house.close());

const issuer = () => house.api.get(IssuerService);
const rotate = () => issuer().rotate();

interface Published {
  issuerDocument: string;
  issuerKeys: string;
}
const published = () => house.api.as().ask<Published>('{ issuerDocument issuerKeys }');

/** Every form in which a private half could lie somewhere. */
async function privateForms(): Promise<string[]> {
  const { ed25519, p256 } = await issuer().signingKeys();
  return [ed25519, p256].flatMap(({ privateJwk }) => {
    const bytes = Buffer.from(privateJwk.d ?? '', 'base64url');
    expect(bytes.length).toBe(32);
    return [bytes.toString('base64url'), bytes.toString('base64'), bytes.toString('hex')];
  });
}

const verified = async (whose: Graduate, format: 'json' | 'jwt' | 'zip' | 'pdf') => {
  const bytes = (await house.file(whose, format)) ?? Buffer.alloc(0);
  const { issuerDocument: document } = await published();
  const now = house.api.clock.now();
  return (await verifyFile(bytes, { issuers: [JSON.parse(document)], now })).outcome;
};

describe('the keys', () => {
  test('private halves are in no dump, no log and no answer, before and after a rotation (credentials 22)', async () => {
    const graduate = await house.issued({ holderName: 'Ана Речна' });
    const secrets = await privateForms();
    await rotate();
    secrets.push(...(await privateForms()));
    await house.issued({ holderName: 'Ана Речна' });
    const files = await Promise.all(
      (['pdf', 'json', 'jwt', 'zip'] as const).map((format) => house.file(graduate, format)),
    );
    const answers = JSON.stringify(await published());
    const everything = [
      await everyText(house.api.db),
      lines.join(''),
      answers,
      ...files.map(String),
    ];
    const shown = everything.map((text) => secrets.filter((secret) => text.includes(secret)));
    expect(shown).toEqual(everything.map(() => []));
    expect(lines.length).toBeGreaterThan(0);
    // what is kept of a retired key is its public half alone
    expect(
      await house.api.db.query(
        `SELECT count(*)::int AS keys, count(private_encrypted)::int AS private FROM signing_key WHERE retired_at IS NOT NULL`,
      ),
    ).toEqual([{ keys: 2, private: 0 }]);
  });

  test('what was issued before a rotation stays valid, and new keys sign what is issued after (credentials 22)', async () => {
    const before = await house.issued({ holderName: 'Ана Речна' });
    const method = async (whose: Graduate) => {
      const json = JSON.parse(String(await house.file(whose, 'json'))) as {
        proof: { verificationMethod: string }[];
      };
      return json.proof[0]?.verificationMethod;
    };
    await rotate();
    const after = await house.issued({ holderName: 'Ана Речна' });
    for (const whose of [before, after])
      for (const format of ['json', 'jwt', 'pdf', 'zip'] as const)
        expect([format, await verified(whose, format)]).toEqual([format, 'valid']);
    expect(await method(after)).not.toBe(await method(before));
  });

  test('two processes that begin at once make one pair, and a rotation leaves one pair', async () => {
    const house2 = await startApp();
    const { database, clock } = house2;
    const other = await startApp({ database, clock });
    const ids = await Promise.all(
      [house2, other, house2, other].map(
        async ({ get }) => (await get(IssuerService).signingKeys()).p256.keyId,
      ),
    );
    expect(new Set(ids).size).toBe(1);
    await Promise.all([house2.get(IssuerService).rotate(), other.get(IssuerService).rotate()]);
    const rows = 'SELECT kind FROM signing_key WHERE retired_at IS NULL ORDER BY kind';
    expect(await house2.db.query(rows)).toEqual([{ kind: 'Ed25519' }, { kind: 'P-256' }]);
    await other.stop();
    await house2.stop();
  });

  test('one is found by its id, the others too once retired; an unknown one is null', async () => {
    await rotate();
    const { issuerKeys } = await published();
    const { keys } = JSON.parse(issuerKeys) as { keys: Record<string, string>[] };
    expect(keys.length).toBeGreaterThanOrEqual(4);
    for (const key of keys) {
      expect(Object.keys(key)).not.toContain('d');
      const one = 'query ($id: String) { issuerKeys(id: $id) }';
      const answer = await house.api.as().ask<{ issuerKeys: string }>(one, { id: key['kid'] });
      expect(JSON.parse(answer.issuerKeys)).toEqual(key);
    }
    const none = await house.api.as().ask('{ issuerKeys(id: "none") }');
    expect(none).toEqual({ issuerKeys: null });
  });
});

describe('what it publishes', () => {
  test('all networks share one issuer, and it names neither site, centre nor network (credentials 3, 4)', async () => {
    const [one, two] = [
      await house.issued({ holderName: null }),
      await house.issued({ holderName: null }),
    ];
    expect(one.learner.networkId).not.toBe(two.learner.networkId);
    const issuers = await Promise.all(
      [one, two].map(async (whose) => {
        const text = String(await house.file(whose, 'json'));
        const { issuer: by, credentialStatus } = JSON.parse(text) as {
          issuer: { id: string };
          credentialStatus: { statusListCredential: string };
        };
        return JSON.stringify([by, credentialStatus.statusListCredential]);
      }),
    );
    expect(issuers[0]).toBe(issuers[1]);
    const { issuerDocument: document, issuerKeys } = await published();
    const { statusList } = await house.api
      .as()
      .ask<{ statusList: string }>('{ statusList(list: 1) }');
    const rows: { text: string }[] = await house.api.db.query(
      `SELECT id::text AS text FROM network UNION SELECT id::text FROM organisation
       UNION SELECT name ->> 'bg' FROM organisation UNION SELECT name ->> 'en' FROM organisation`,
    );
    const denied = rows.map(({ text }) => text).filter((text) => text && text.length > 3);
    const all = `${document}${issuerKeys}${statusList}`;
    expect(denied.filter((text) => all.includes(text))).toEqual([]);
    expect(all).not.toMatch(/surviv|violence|shelter|pateka\.|насили|пострад|убежищ|пътека/iu);
    const profile = JSON.parse(document) as { id: string; name: string };
    expect(profile).toMatchObject({
      id: `${house.api.config.CHECK_URL}/issuer`,
      name: house.api.config.ISSUER_NAME,
    });
    expect(all).not.toContain(house.api.config.PUBLIC_URL);
  });

  test('days, never times, and only what must be known (credentials 7)', async () => {
    const { statusList } = await house.api
      .as()
      .ask<{ statusList: string }>('{ statusList(list: 1) }');
    const times = statusList.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? [];
    expect(new Set(times)).toEqual(new Set([`${dayOf(house.api.clock.now())}T00:00:00Z`]));
  });
});
