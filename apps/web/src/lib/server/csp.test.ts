import { contentSecurityPolicy, kitNonces, type PolicyInput } from './csp.js';

const plain: PolicyInput = {
  scriptNonce: 'SCRIPT',
  styleNonce: 'STYLE',
  kitNonce: null,
  exitOrigin: 'https://neutral.example',
  secure: true,
  mayBeFramed: false,
  holdsFrame: false,
  developing: false,
};
const directive = (input: Partial<PolicyInput>, name: string) =>
  contentSecurityPolicy({ ...plain, ...input })
    .split('; ')
    .find((part) => part === name || part.startsWith(`${name} `));

test('a learner page runs only our own scripts and styles, by nonce', () => {
  expect(directive({}, 'script-src')).toBe("script-src 'nonce-SCRIPT'");
  expect(directive({}, 'style-src')).toBe("style-src 'nonce-STYLE'");
  expect(directive({}, 'style-src-attr')).toBe("style-src-attr 'none'");
});

test('nothing comes from anywhere else, and nobody frames us', () => {
  const policy = contentSecurityPolicy({ ...plain, exitOrigin: null });
  expect(directive({}, 'default-src')).toBe("default-src 'none'");
  expect(directive({}, 'frame-ancestors')).toBe("frame-ancestors 'none'");
  expect(directive({}, 'base-uri')).toBe("base-uri 'none'");
  expect(policy).not.toMatch(/https?:|unsafe|\*|strict-dynamic/);
});

test('one page may stand in a frame of ours, and only who shows it may hold one', () => {
  expect(directive({ mayBeFramed: true }, 'frame-ancestors')).toBe("frame-ancestors 'self'");
  expect(directive({ mayBeFramed: true }, 'frame-src')).toBe("frame-src 'none'");
  expect(directive({ holdsFrame: true }, 'frame-src')).toBe("frame-src 'self'");
  expect(directive({ holdsFrame: true }, 'frame-ancestors')).toBe("frame-ancestors 'none'");
});

test('only forms may lead to the exit target, on the learning site', () => {
  expect(directive({}, 'form-action')).toBe("form-action 'self' https://neutral.example");
  expect(directive({ exitOrigin: null }, 'form-action')).toBe("form-action 'self'");
});

test('pages that kit starts in the browser get its nonce and our modules', () => {
  expect(directive({ kitNonce: 'KIT' }, 'script-src')).toBe(
    "script-src 'self' 'nonce-SCRIPT' 'nonce-KIT'",
  );
});

test('of style attributes only the one that kit writes itself is allowed, where kit starts the page', () => {
  expect(directive({ kitNonce: 'KIT' }, 'style-src-attr')).toMatch(
    /^style-src-attr 'unsafe-hashes' 'sha256-[\w+/]{43}='$/,
  );
});

test('insecure requests are upgraded where there is TLS only', () => {
  expect(directive({}, 'upgrade-insecure-requests')).toBeDefined();
  expect(directive({ secure: false }, 'upgrade-insecure-requests')).toBeUndefined();
});

test("kit's nonces are read from its own policy", () => {
  const header = "script-src 'self'; style-src 'self' 'nonce-abc+/='";
  expect(kitNonces(header)).toEqual({ styleNonce: 'abc+/=', kitNonce: null });
  expect(kitNonces("script-src 'self' 'nonce-k'; style-src 'self' 'nonce-k'").kitNonce).toBe('k');
  expect(kitNonces(null)).toEqual({ styleNonce: null, kitNonce: null });
});
