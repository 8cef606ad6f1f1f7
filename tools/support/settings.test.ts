import { apiEnv, publicAddresses, webEnv, type SetSettings } from './settings.ts';

const set: SetSettings = {
  databaseUrl: 'postgres://pateka:secret@127.0.0.1:1/pateka',
  apiUrl: 'http://127.0.0.1:4201',
  publicUrl: 'http://localhost:4200',
  checkUrl: 'http://127.0.0.1:4200',
  secretKey: 'key',
  internalToken: 'token',
  mediaFolder: '/home/.pateka/media',
  demo: true,
};

test('the web server gets neither the database nor the master key', () => {
  const own = { DATABASE_URL: 'postgres://x', SECRET_KEY: 'x', MEDIA_S3_SECRET: 'secret' };
  const env = webEnv(set, 4200, { ...own, PATH: '/bin' });
  expect(JSON.stringify(env)).not.toMatch(/postgres|secret|"key"/);
  expect(env).toMatchObject({ PATH: '/bin', API_URL: set.apiUrl, PORT: '4200', DEMO: '1' });
});

test('a demo listens on this machine only, whatever the environment says (safety 47)', () => {
  expect(webEnv(set, 4200, { HOST: '0.0.0.0' }).HOST).toBe('127.0.0.1');
  expect(webEnv({ ...set, demo: false }, 4200, { HOST: '0.0.0.0' }).HOST).toBe('0.0.0.0');
  expect(apiEnv({ ...set, demo: false }, 4201, { HOST: '0.0.0.0' }).HOST).toBe('127.0.0.1');
});

test('only the launcher makes a demo (safety 47)', () => {
  expect(apiEnv({ ...set, demo: false }, 4201, { DEMO: '1' }).DEMO).toBeUndefined();
});

test('the programs run as in production, and empty variables count as not set', () => {
  const env = apiEnv(set, 4201, { NODE_ENV: 'test', REDIS_URL: '', LOG_LEVEL: '' });
  expect(env).toMatchObject({ NODE_ENV: 'production' });
  expect(env.REDIS_URL ?? env.LOG_LEVEL).toBeUndefined();
});

test('files of lessons lie in the installation, unless the user has a place of her own', () => {
  expect(apiEnv(set, 4201, {}).MEDIA_FOLDER).toBe(set.mediaFolder);
  expect(apiEnv(set, 4201, { MEDIA_FOLDER: '/srv/files' }).MEDIA_FOLDER).toBe('/srv/files');
  expect(apiEnv(set, 4201, { MEDIA_S3_BUCKET: 'files' }).MEDIA_FOLDER).toBeUndefined();
});

test('a film fits into one request to the web server', () => {
  expect(Number(webEnv(set, 4200, {}).BODY_SIZE_LIMIT)).toBeGreaterThan(100 * 1024 * 1024);
});

describe('the two addresses', () => {
  test('are two hosts in a trial, too', () => {
    const { publicUrl, checkUrl } = publicAddresses({}, 4210);
    expect([publicUrl, checkUrl]).toEqual(['http://localhost:4210', 'http://127.0.0.1:4210']);
  });

  test('are the user’s own only together', () => {
    const own = { PUBLIC_URL: 'https://a.example', CHECK_URL: 'https://b.example' };
    expect(publicAddresses(own, 4200)).toEqual({
      publicUrl: own.PUBLIC_URL,
      checkUrl: own.CHECK_URL,
    });
    expect(() => publicAddresses({ ...own, CHECK_URL: '' }, 4200)).toThrow('must be set together');
  });
});
