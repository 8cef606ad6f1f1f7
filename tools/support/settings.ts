import { Failure } from './failure.ts';

/** Where everything of one running set listens and how its parts find each other. */
export type SetSettings = {
  /** Role and database of the application. */
  databaseUrl: string;
  /** Redis for the queue; without it the queue lives in PostgreSQL. */
  redisUrl?: string;
  /** Address of the api for the web server, e.g. `http://127.0.0.1:4201`. */
  apiUrl: string;
  /** The learning site as the browser knows it. */
  publicUrl: string;
  /** The certificate checks as the browser knows them: another host than the learning site. */
  checkUrl: string;
  /** 32 bytes as base64. */
  secretKey: string;
  /** Shared by web and api. */
  internalToken: string;
  /** Where files of lessons lie, unless the user names a folder or a bucket of her own. */
  mediaFolder: string;
  /** Whether the demo network and its sign-ins may exist. */
  demo: boolean;
};

/** Who issues the certificates of a demo; a real issuer is set by ISSUER_NAME. */
const demoIssuer = 'Демонстрационен издател';

/**
 * What the web server takes at most of one request, in bytes: a film of 100 MB in its form. Which route takes
 * how much stands in apps/web/src/lib/server/body-limit.ts.
 */
const largestBody = String(101 * 1024 * 1024);

type Environment = NodeJS.ProcessEnv;

/** What all programs of a set are told. Empty variables of the user's count as not set. */
const shared = (set: SetSettings, base: Environment): Environment => ({
  ...withoutEmpty(base),
  NODE_ENV: 'production',
  PUBLIC_URL: set.publicUrl,
  CHECK_URL: set.checkUrl,
  INTERNAL_TOKEN: set.internalToken,
  ISSUER_NAME: base.ISSUER_NAME || (set.demo ? demoIssuer : undefined),
  DEMO: set.demo ? '1' : undefined,
});

/** The environment of api, worker and command line. */
export const apiEnv = (set: SetSettings, port?: number, base = process.env): Environment => ({
  ...shared(set, base),
  DATABASE_URL: set.databaseUrl,
  REDIS_URL: set.redisUrl,
  SECRET_KEY: set.secretKey,
  MEDIA_FOLDER: base.MEDIA_FOLDER || (base.MEDIA_S3_BUCKET ? undefined : set.mediaFolder),
  // glibc keeps what pictures needed apart for each thread: 480 MB after some photos, with two arenas 200
  MALLOC_ARENA_MAX: base.MALLOC_ARENA_MAX || '2',
  // only the web server talks to the api: it never listens beyond this machine
  HOST: '127.0.0.1',
  PORT: port === undefined ? undefined : String(port),
});

/** The environment of the web server, which gets neither the database's address, nor a key, nor the files. */
export const webEnv = (set: SetSettings, port: number, base = process.env): Environment => ({
  ...shared(set, base),
  DATABASE_URL: undefined,
  REDIS_URL: undefined,
  SECRET_KEY: undefined,
  MEDIA_S3_KEY: undefined,
  MEDIA_S3_SECRET: undefined,
  BODY_SIZE_LIMIT: base.BODY_SIZE_LIMIT || largestBody,
  API_URL: set.apiUrl,
  HOST: set.demo ? '127.0.0.1' : (base.HOST ?? '127.0.0.1'),
  PORT: String(port),
  // how many seconds open pages may hold up the end
  SHUTDOWN_TIMEOUT: base.SHUTDOWN_TIMEOUT || '3',
});

const withoutEmpty = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));

/**
 * The two public addresses: the user's own, or loopback names that differ in host, so that the two sites are
 * apart in a trial too.
 * @throws Failure when only one of the two is set: the other would point to this machine
 */
export const publicAddresses = (
  env: Environment,
  webPort: number,
): { publicUrl: string; checkUrl: string } => {
  const { PUBLIC_URL: publicUrl, CHECK_URL: checkUrl } = withoutEmpty(env);
  if (publicUrl && checkUrl) return { publicUrl, checkUrl };
  if (publicUrl || checkUrl) {
    throw new Failure('PUBLIC_URL and CHECK_URL must be set together.', [
      'They are the addresses of the learning site and of the certificate checks, on two hosts.',
    ]);
  }
  return { publicUrl: `http://localhost:${webPort}`, checkUrl: `http://127.0.0.1:${webPort}` };
};
