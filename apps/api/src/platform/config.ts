import { z } from 'zod';

const url = (what: string) => z.url({ error: `must be ${what}, a full address such as https://example.org` });
const port = z.coerce.number().int().min(0).max(65535);
const minutes = (standard: number) => z.coerce.number().positive().default(standard);
const days = (standard: number) => z.coerce.number().int().positive().default(standard);

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
const hostOf = (address: string) => new URL(address).hostname;

const environment = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(4201),
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
    DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
    REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\//, 'must begin with redis:// (or leave it away: jobs then live in PostgreSQL)')
      .optional(),
    PUBLIC_URL: url('the address of the learning site'),
    CHECK_URL: url('the address where certificates are checked'),
    ISSUER_NAME: z.string().min(2).max(80),
    SECRET_KEY: z
      .string()
      .transform((text) => Buffer.from(text, 'base64'))
      .refine((key) => key.length === 32, 'must be 32 random bytes in base64'),
    INTERNAL_TOKEN: z.string().min(24, 'must have at least 24 characters'),
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
    if (value.DEMO && !(loopback.has(hostOf(value.PUBLIC_URL)) && loopback.has(hostOf(value.DATABASE_URL)))) {
      refuse('DEMO', 'a demo runs on this machine only: PUBLIC_URL and DATABASE_URL must be loopback addresses');
    }
    if (value.NODE_ENV === 'production' && hostOf(value.PUBLIC_URL) === hostOf(value.CHECK_URL)) {
      refuse('CHECK_URL', 'must be on another host than PUBLIC_URL: a certificate leads to nothing else');
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
