import fc from 'fast-check';
import {
  type CertificateState,
  MOST_VERSIONS,
  type NewestVersion,
  requestVersion,
} from './certificate-version.js';

const states: CertificateState[] = ['awaiting-choice', 'requested', 'ready', 'failed'];
const newest = (version: number, state: CertificateState, isRevoked = false): NewestVersion => ({
  version,
  state,
  isRevoked,
});

describe('a wish for a version of a certificate', () => {
  test.each<[string, NewestVersion, number, string]>([
    ['the first choice', newest(1, 'awaiting-choice'), 1, 'make'],
    ['another choice after a failure', newest(1, 'failed'), 1, 'make'],
    ['the same wish while it is made', newest(1, 'requested'), 1, 'same'],
    ['the same wish when it is made', newest(1, 'ready'), 1, 'same'],
    ['the next one', newest(1, 'ready'), 2, 'next'],
    ['the next one before this one is finished', newest(1, 'requested'), 2, 'changed-meanwhile'],
    ['one after a failure that was not mended', newest(2, 'failed'), 3, 'changed-meanwhile'],
    ['one that is long superseded', newest(4, 'ready'), 2, 'changed-meanwhile'],
    ['one too far', newest(1, 'ready'), 3, 'changed-meanwhile'],
    ['the last one there may be', newest(MOST_VERSIONS - 1, 'ready'), MOST_VERSIONS, 'next'],
    ['one more', newest(MOST_VERSIONS, 'ready'), MOST_VERSIONS + 1, 'too-many-versions'],
    ['a new one of what was revoked', newest(1, 'ready', true), 2, 'revoked'],
    ['the same one of what was revoked', newest(1, 'failed', true), 1, 'revoked'],
  ])('%s', (_what, state, wanted, expected) => {
    const wish = requestVersion(state, wanted);
    expect(wish.kind === 'refused' ? wish.reason : wish.kind).toBe(expected);
  });

  const anyNewest = fc.record({
    version: fc.integer({ min: 1, max: 12 }),
    state: fc.constantFrom(...states),
    isRevoked: fc.boolean(),
  });

  /** What the database holds after a wish was granted. */
  const after = (before: NewestVersion, wanted: number): NewestVersion => {
    const wish = requestVersion(before, wanted);
    if (wish.kind === 'make') return { ...before, state: 'requested' };
    return wish.kind === 'next' ? { ...before, version: wanted, state: 'requested' } : before;
  };

  test('a wish that arrives twice makes one version, whenever the second arrives', () => {
    fc.assert(
      fc.property(
        anyNewest,
        fc.integer({ min: 0, max: 13 }),
        fc.constantFrom('requested', 'ready'),
        (before, wanted, meanwhile: CertificateState) => {
          const once = after(before, wanted);
          fc.pre(once !== before);
          const again = requestVersion({ ...once, state: meanwhile }, wanted);
          expect(again).toEqual({ kind: 'same' });
        },
      ),
    );
  });

  test('versions go up one by one, and none is made of what was revoked', () => {
    fc.assert(
      fc.property(anyNewest, fc.integer({ min: -1, max: 14 }), (before, wanted) => {
        const then = after(before, wanted);
        expect(then.version - before.version).toBeLessThanOrEqual(1);
        expect(then.version).toBeGreaterThanOrEqual(before.version);
        if (before.isRevoked) expect(then).toEqual(before);
        if (then.version > before.version) expect(before.state).toBe('ready');
      }),
    );
  });
});
