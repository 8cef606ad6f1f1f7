import { settings } from '../testing/test-config.js';
import { parseConfig } from './config.js';

const start = (own: Record<string, string | undefined>) => parseConfig({ ...settings, ...own });
const messageOf = (own: Record<string, string | undefined>) => {
  const result = start(own);
  return result.ok ? 'accepted' : result.message;
};

test('what is needed suffices, and the rest has its standard', () => {
  const { LOG_LEVEL: _level, DATABASE_POOL: _pool, NODE_ENV: _env, ...needed } = settings;
  const result = parseConfig(needed);
  expect(result).toMatchObject({
    ok: true,
    config: {
      NODE_ENV: 'production',
      DEMO: false,
      SESSION_IDLE_MINUTES: 20,
      SESSION_HOURS: 12,
      LOG_LEVEL: 'info',
    },
  });
});

const wrong: [string, Record<string, string | undefined>, string][] = [
  [
    'DATABASE_URL is missing',
    { DATABASE_URL: undefined },
    'DATABASE_URL: is not set; it must begin with',
  ],
  [
    'an empty setting counts as missing',
    { ISSUER_NAME: '' },
    'ISSUER_NAME: is not set; it must be the neutral name',
  ],
  ['another database', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: must begin with postgres://'],
  [
    'a database address with a raw # in its password',
    { DATABASE_URL: 'postgres://u:a#b@host/db' },
    'DATABASE_URL: must begin with',
  ],
  [
    'a demo with a broken address',
    { DATABASE_URL: 'localhost', DEMO: 'true' },
    'DATABASE_URL: must begin with',
  ],
  [
    'a demo with a broken public address',
    { PUBLIC_URL: 'localhost', DEMO: 'true' },
    'PUBLIC_URL: must be the address',
  ],
  [
    'an address without http',
    { PUBLIC_URL: 'example.org' },
    'PUBLIC_URL: must be the address of the learning site, a full address',
  ],
  ['another scheme', { PUBLIC_URL: 'javascript:alert(1)' }, 'PUBLIC_URL: '],
  ['a port that is no number', { PORT: 'http' }, 'PORT: '],
  ['a port out of range', { PORT: '70000' }, 'PORT: '],
  ['a short key', { SECRET_KEY: 'c2hvcnQ=' }, 'SECRET_KEY: must be 32 random bytes in base64'],
  ['no key', { SECRET_KEY: undefined }, 'SECRET_KEY: is not set; it must be'],
  [
    'a short internal token',
    { INTERNAL_TOKEN: 'short' },
    'INTERNAL_TOKEN: must have at least 24 characters',
  ],
  [
    'a queue that is no Redis',
    { REDIS_URL: 'localhost:6379' },
    'REDIS_URL: must begin with redis://',
  ],
  ['a session without an end', { SESSION_IDLE_MINUTES: '0' }, 'SESSION_IDLE_MINUTES: '],
  ['an unknown mode', { NODE_ENV: 'staging' }, 'NODE_ENV: '],
  [
    'no place for files',
    { MEDIA_FOLDER: undefined },
    'MEDIA_FOLDER: is not set; it must be the folder for files of lessons (or set MEDIA_S3_BUCKET)',
  ],
  [
    'two places for files',
    { MEDIA_S3_BUCKET: 'files', MEDIA_S3_KEY: 'k', MEDIA_S3_SECRET: 's' },
    'MEDIA_FOLDER: cannot be set beside MEDIA_S3_BUCKET',
  ],
  [
    'a bucket without a secret',
    { MEDIA_FOLDER: undefined, MEDIA_S3_BUCKET: 'files', MEDIA_S3_KEY: 'k' },
    'MEDIA_S3_SECRET: is not set; it must be set for MEDIA_S3_BUCKET',
  ],
  [
    'a key without a bucket',
    { MEDIA_S3_KEY: 'k' },
    'MEDIA_S3_KEY: belongs to a bucket: set MEDIA_S3_BUCKET too',
  ],
  [
    'a storage service without http',
    { MEDIA_FOLDER: undefined, MEDIA_S3_BUCKET: 'files', MEDIA_S3_ENDPOINT: 'storage.example' },
    'MEDIA_S3_ENDPOINT: must be the address of the storage service',
  ],
  ['a demo that is neither yes nor no', { DEMO: 'perhaps' }, 'DEMO: '],
];

test.each(wrong)('%s: the message names the setting and what to do', (_what, own, text) => {
  expect(messageOf(own)).toContain(`  ${text}`);
});

test('all that is wrong is named at once, and no value is repeated', () => {
  const message = messageOf({
    SECRET_KEY: 'my-very-secret-key',
    DATABASE_URL: 'sqlite:my-password',
    PORT: 'x',
  });
  for (const name of ['SECRET_KEY', 'DATABASE_URL', 'PORT'])
    expect(message).toContain(`  ${name}: `);
  expect(message).not.toContain('my-very-secret-key');
  expect(message).not.toContain('my-password');
});

const check = 'https://check.example.net';
const demos: [string, Record<string, string>, boolean][] = [
  ['on this machine', {}, true],
  ['on this machine by number', { PUBLIC_URL: 'http://127.0.0.1:4200', CHECK_URL: check }, true],
  ['on this machine, IPv6', { PUBLIC_URL: 'http://[::1]:4200', CHECK_URL: check }, true],
  ['for others to see', { PUBLIC_URL: 'https://pateka.example.org' }, false],
  ['in the house net', { PUBLIC_URL: 'http://192.168.1.20:4200' }, false],
  [
    'at a name that only begins like this machine',
    { PUBLIC_URL: 'http://localhost.example.org' },
    false,
  ],
  ['with a database elsewhere', { DATABASE_URL: 'postgres://db.example.org/pateka' }, false],
];

test.each(demos)('a demo %s (safety 47)', (_where, own, accepted) => {
  const message = messageOf({ ...own, DEMO: 'true', CHECK_URL: own['CHECK_URL'] ?? check });
  if (accepted) expect(message).toBe('accepted');
  else expect(message).toContain('  DEMO: a demo runs on this machine only');
});

test('certificates are checked on another host than the one of the learning site (credentials 36)', () => {
  const shared = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://a.example.org',
    CHECK_URL: 'https://a.example.org/check',
  };
  expect(messageOf(shared)).toContain('  CHECK_URL: must be on another host');
  expect(messageOf({ ...shared, CHECK_URL: 'https://A.example.org:8443' })).toContain(
    '  CHECK_URL: must be on another host',
  );
  expect(messageOf({ ...shared, CHECK_URL: 'https://b.example.org' })).toBe('accepted');
});

test('certificates are issued under another name than that of the learning site (credentials 36)', () => {
  const own = { NODE_ENV: 'production', CHECK_URL: check };
  for (const ISSUER_NAME of ['Пътека', 'Център „ПЪТЕКА“', 'pateka courses'])
    expect(messageOf({ ...own, ISSUER_NAME })).toContain('  ISSUER_NAME: must not be the name of');
  expect(messageOf({ ...own, ISSUER_NAME: 'Сертификати за курсове' })).toBe('accepted');
});

test('files lie in a folder or in a whole bucket', () => {
  const bucket = { MEDIA_S3_BUCKET: 'files', MEDIA_S3_KEY: 'k', MEDIA_S3_SECRET: 's' };
  expect(messageOf({})).toBe('accepted');
  expect(messageOf({ MEDIA_FOLDER: '', ...bucket })).toBe('accepted');
});
