import { z } from 'zod';

const url = (what: string) =>
  z.url({
    protocol: /^https?$/,
    error: `must be ${what}, a full address such as https://example.org`,
  });
/** A text that must be set; the one message says what it must be, whether it is missing or wrong. */
const text = (must: string) => z.string({ error: must });
const database =
  'must begin with postgres:// and be a full address (signs such as # or @ in a password are written as %23, %40)';
const key = 'must be 32 random bytes in base64';
const token = 'must have at least 24 characters';
const issuer = 'must be the neutral name on certificates, 2 to 80 characters';
/** The name of the learning site: on a certificate it would tell an employer where to look. */
const productName = /пътека|pateka/iu;
const port = z.coerce.number().int().min(0).max(65535);
const minutes = (standard: number) => z.coerce.number().positive().default(standard);
const days = (standard: number) => z.coerce.number().int().positive().default(standard);

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).hostname : '');

/** Where files of lessons lie: a folder, or a bucket with who may use it. One of the two, and the whole of it. */
const bucketNeeds = ['MEDIA_S3_KEY', 'MEDIA_S3_SECRET'] as const;
const bucketParts = [...bucketNeeds, 'MEDIA_S3_ENDPOINT'] as const;
type MediaSettings = Partial<
  Record<'MEDIA_FOLDER' | 'MEDIA_S3_BUCKET' | (typeof bucketParts)[number], string>
>;

/** @returns each setting of the file storage that does not fit the others, with what to do */
function storageMistakes(value: MediaSettings): [name: keyof MediaSettings, message: string][] {
  const { MEDIA_FOLDER: folder, MEDIA_S3_BUCKET: bucket } = value;
  if (bucket === undefined) {
    const stray = bucketParts.filter((name) => value[name] !== undefined);
    if (stray.length > 0)
      return stray.map((name) => [name, 'belongs to a bucket: set MEDIA_S3_BUCKET too']);
    const missing = 'must be the folder for files of lessons (or set MEDIA_S3_BUCKET)';
    return folder === undefined ? [['MEDIA_FOLDER', missing]] : [];
  }
  if (folder !== undefined)
    return [['MEDIA_FOLDER', 'cannot be set beside MEDIA_S3_BUCKET: files lie in one place']];
  return bucketNeeds
    .filter((name) => value[name] === undefined)
    .map((name) => [name, 'must be set for MEDIA_S3_BUCKET']);
}

const environment = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(4201),
    DATABASE_URL: text(database).refine(
      (address) => /^postgres(ql)?:\/\//.test(address) && URL.canParse(address),
      {
        error: database,
      },
    ),
    /** Counts and differences below it are sensitive; it may be raised, never lowered (docs/disclosure.md). */
    DISCLOSURE_THRESHOLD: z.coerce.number().int().min(5).max(50).default(5),
    DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
    REDIS_URL: z
      .string()
      .regex(
        /^rediss?:\/\//,
        'must begin with redis:// (or leave it away: jobs then live in PostgreSQL)',
      )
      .optional(),
    PUBLIC_URL: url('the address of the learning site'),
    CHECK_URL: url('the address where certificates are checked'),
    ISSUER_NAME: text(issuer).min(2, issuer).max(80, issuer),
    SECRET_KEY: text(key)
      .transform((encoded) => Buffer.from(encoded, 'base64'))
      .refine((bytes) => bytes.length === 32, key),
    INTERNAL_TOKEN: text(token).min(24, token),
    MEDIA_FOLDER: z.string().optional(),
    MEDIA_S3_BUCKET: z.string().optional(),
    MEDIA_S3_REGION: z.string().default('us-east-1'),
    MEDIA_S3_ENDPOINT: url('the address of the storage service').optional(),
    MEDIA_S3_KEY: z.string().optional(),
    MEDIA_S3_SECRET: z.string().optional(),
    OPERATIONS_FILE: z.string().default('libs/api-client/operations.json'),
    DEMO: z.stringbool().default(false),
    SESSION_IDLE_MINUTES: minutes(20),
    SESSION_HOURS: z.coerce.number().positive().default(12),
    RETENTION_CODES_DAYS: days(90),
    RETENTION_SESSIONS_DAYS: days(30),
    RETENTION_OUTBOX_DAYS: days(30),
    THROTTLE_SOURCE_FACTOR: z.coerce.number().min(1).default(1),
    SWEEP_SECONDS: z.coerce.number().positive().default(15),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .check(({ value, issues }) => {
    const refuse = (path: string, message: string) =>
      issues.push({ code: 'custom', path: [path], message, input: value });
    if (
      value.DEMO &&
      !(loopback.has(hostOf(value.PUBLIC_URL)) && loopback.has(hostOf(value.DATABASE_URL)))
    ) {
      refuse(
        'DEMO',
        'a demo runs on this machine only: PUBLIC_URL and DATABASE_URL must be loopback addresses',
      );
    }
    for (const [name, message] of storageMistakes(value)) refuse(name, message);
    if (value.NODE_ENV === 'production' && productName.test(value.ISSUER_NAME)) {
      refuse('ISSUER_NAME', 'must not be the name of the learning site: it stands on certificates');
    }
    if (value.NODE_ENV === 'production' && hostOf(value.PUBLIC_URL) === hostOf(value.CHECK_URL)) {
      refuse(
        'CHECK_URL',
        'must be on another host than PUBLIC_URL: a certificate leads to nothing else',
      );
    }
  });

/** The validated configuration; the meaning of each name stands in the README. */
export type Config = z.infer<typeof environment>;

/** Token under which Nest injects the configuration. */
export const CONFIG = Symbol('config');

/**
 * Reads and validates the configuration.
 * @param env the process environment
 * @returns the configuration, or a readable text naming each wrong setting
 */
export function parseConfig(
  env: Record<string, string | undefined>,
): { ok: true; config: Config } | { ok: false; message: string } {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(filled);
  if (result.success) return { ok: true, config: result.data };
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? 'configuration');
    const missing = filled[name] === undefined && name in environment.shape;
    return `  ${name}: ${missing ? 'is not set; it ' : ''}${issue.message}`;
  });
  return { ok: false, message: `The configuration cannot be used:\n${lines.join('\n')}` };
}

/** Reads process.env once; ends the process with a readable message when it cannot be used. */
export function readConfig(): Config {
  const result = parseConfig(process.env);
  if (result.ok) return result.config;
  process.stderr.write(`${result.message}\nSee "Configuration" in the README.\n`);
  process.exit(78);
}
