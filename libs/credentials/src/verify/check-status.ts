import { z } from 'zod';
import type { KnownIssuer } from '../proof/issuer-keys.js';
import { verifyDataIntegrity } from '../proof/verify-proofs.js';
import { statusAt } from '../status/status-list.js';
import type { CheckLine, CredentialFacts, Reason } from './report.js';
import { objectIn } from './sniff.js';

const listShape = z.looseObject({
  id: z.string(),
  type: z.array(z.string()),
  issuer: z.union([z.string(), z.looseObject({ id: z.string() })]),
  credentialSubject: z.looseObject({
    type: z.literal('BitstringStatusList'),
    statusPurpose: z.literal('revocation'),
    encodedList: z.string(),
  }),
});

const line = (state: CheckLine['state'], reason: Reason | null): CheckLine => ({
  check: 'status',
  part: null,
  state,
  reason,
});

/**
 * Looks the credential up in the lists at hand. A list counts when the same issuer signed it and it is the one
 * that the credential names.
 * @param texts lists as JSON
 * @returns `unknown` when none of them is it
 */
export async function checkStatus(
  { statusListUrl, statusIndex }: CredentialFacts,
  issuer: KnownIssuer,
  texts: readonly string[],
): Promise<CheckLine> {
  if (statusListUrl === null || statusIndex === null) return line('unknown', 'no-status-list');
  const lists = texts.map(objectIn).filter((list) => list?.['id'] === statusListUrl);
  const [list] = lists;
  if (!list) return line('unknown', 'no-status-list');
  const parsed = listShape.safeParse(list);
  if (!parsed.success) return line('failed', 'wrong-status-list');
  const { issuer: by, credentialSubject } = parsed.data;
  const isTheirs = (typeof by === 'string' ? by : by.id) === issuer.id;
  if (!isTheirs || !(await verifyDataIntegrity(list, issuer)).ok)
    return line('failed', 'wrong-status-list');
  const isSet = statusAt(credentialSubject.encodedList, statusIndex);
  if (isSet === null) return line('failed', 'wrong-status-list');
  return isSet ? line('failed', 'revoked') : line('passed', null);
}
