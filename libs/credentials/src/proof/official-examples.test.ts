import { credentialInSvg } from '../bake/bake-svg.js';
import {
  describeOfficial,
  officialJson,
  officialText,
} from '../../test-support/official-examples.js';
import { readIssuer } from './issuer-keys.js';
import { verifyDataIntegrity } from './verify-proofs.js';

type Json = Record<string, unknown>;

/** The issuer of an example, as if its document had the key that the example's proof names. */
function issuerOf(credential: Json) {
  const [proof] = [credential['proof']].flat() as [{ verificationMethod: string }];
  const method = proof.verificationMethod;
  const [id, publicKeyMultibase] = method.split('#');
  const issuer = readIssuer({
    id,
    verificationMethod: [{ id: method, type: 'Multikey', controller: id, publicKeyMultibase }],
    assertionMethod: [method],
  });
  if (!issuer) throw new Error('an issuer that cannot be read');
  return issuer;
}

const bare = 'examples/bit-string-list';

describeOfficial('the official examples', () => {
  const inPicture = (): Json =>
    JSON.parse(credentialInSvg(officialText('examples/simple-json.svg')) ?? '') as Json;

  test.each<[string, () => Json]>([
    ['simple.json', () => officialJson('examples/simple.json')],
    ['simple-json.svg', inPicture],
    ['simple-eddsa-2022.json', () => officialJson('examples/simple-eddsa-2022.json')],
    ['a revoked one', () => officialJson(`${bare}/credential-status-revoked.json`)],
    [
      'one with blank nodes',
      () => officialJson(`${bare}/credential-status-revoked-blank-nodes.json`),
    ],
    ['a status list', () => officialJson(`${bare}/testlist`)],
  ])('%s verifies, and with another word in it no longer (credentials 19)', async (_, load) => {
    const credential = load();
    const issuer = issuerOf(credential);
    expect(await verifyDataIntegrity(credential, issuer)).toEqual({ ok: true });
    const subject = credential['credentialSubject'] as Json;
    for (const changed of [
      { ...credential, id: `${String(credential['id'])}0` },
      { ...credential, credentialSubject: { ...subject, id: `${String(subject['id'])}0` } },
    ])
      expect(await verifyDataIntegrity(changed, issuer)).toMatchObject({ ok: false });
  });

  test('one without a proof is told so', async () => {
    const minimal = officialJson('examples/minimal_valid_obv3.json');
    const issuer = issuerOf(officialJson('examples/simple.json'));
    expect(await verifyDataIntegrity(minimal, issuer)).toEqual({ ok: false, reason: 'no-proof' });
  });

  test('one with a signature of 2020 is of a suite that is not checked here', async () => {
    const old = officialJson('examples/credential-status-revoked.json');
    const answer = await verifyDataIntegrity(old, issuerOf(old));
    expect(answer).toEqual({ ok: false, reason: 'unknown-suite' });
  });
});
