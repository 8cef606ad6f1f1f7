import { parseConfig } from './config.js';

const good = {
  PUBLIC_URL: 'https://learn.example',
  CHECK_URL: 'https://check.example',
  ISSUER_NAME: 'Course certificates',
  INTERNAL_TOKEN: 'x'.repeat(32),
};
const refusal = (env: Record<string, string | undefined>) => {
  const result = parseConfig({ ...good, ...env });
  return result.ok ? '' : result.message;
};

test('good settings are accepted and completed', () => {
  const result = parseConfig(good);
  expect(result.ok && result.config.origins).toEqual({
    learning: 'https://learn.example',
    check: 'https://check.example',
    exit: 'https://www.wikipedia.org',
  });
  expect(result.ok && result.config.secure).toBe(true);
});

test('a demo on one machine tells the hosts apart by their names', () => {
  const demo = {
    PUBLIC_URL: 'http://localhost:4200',
    CHECK_URL: 'http://127.0.0.1:4200',
    DEMO: 'true',
  };
  expect(refusal(demo)).toBe('');
});

test.each<[string, Record<string, string | undefined>]>([
  ['PUBLIC_URL: is not set', { PUBLIC_URL: undefined }],
  ['PUBLIC_URL: is not set', { PUBLIC_URL: '' }],
  ['PUBLIC_URL: must be the address', { PUBLIC_URL: 'learn.example' }],
  ['CHECK_URL: must be on another host', { CHECK_URL: 'https://learn.example:8443' }],
  ['PUBLIC_URL: must begin with https', { PUBLIC_URL: 'http://learn.example' }],
  ['EXIT_URL: must lead to another site', { EXIT_URL: 'https://learn.example/bye' }],
  ['INTERNAL_TOKEN: must have at least 24', { INTERNAL_TOKEN: 'short' }],
  ['DEMO: a demo runs on this machine only', { DEMO: 'true' }],
])('says "%s"', (text, env) => {
  expect(refusal(env)).toContain(text);
});
