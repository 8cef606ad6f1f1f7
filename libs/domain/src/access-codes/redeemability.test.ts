import { redeemability } from './redeemability.js';

const now = new Date('2026-11-22T10:00:00Z');
const good = { expiresAt: new Date('2026-12-01T00:00:00Z'), usesLeft: 1, voided: false };

test.each([
  ['a fresh card', good, { ok: true }],
  ['a counted code', { ...good, usesLeft: 12 }, { ok: true }],
  ['a voided card', { ...good, voided: true }, { ok: false, reason: 'voided' }],
  ['a used card', { ...good, usesLeft: 0 }, { ok: false, reason: 'used-up' }],
  ['an old card', { ...good, expiresAt: now }, { ok: false, reason: 'expired' }],
  ['one ms before', { ...good, expiresAt: new Date(now.getTime() + 1) }, { ok: true }],
  ['an unreadable date', { ...good, expiresAt: new Date(NaN) }, { ok: false, reason: 'expired' }],
])('%s', (_, code, expected) => {
  expect(redeemability(code, now)).toEqual(expected);
});
