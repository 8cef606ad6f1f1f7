import { z } from 'zod';

const address = (what: string) =>
  z.url({
    protocol: /^https?$/,
    error: `must be ${what}, a full address such as https://example.org`,
  });

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
// The cross-checks also run when an address itself was refused: then there is nothing to compare.
const part = (url: string, name: 'hostname' | 'host' | 'protocol') => URL.parse(url)?.[name] ?? url;
const hostname = (url: string) => part(url, 'hostname');
const isOpen = (url: string) => part(url, 'protocol') === 'http:' && !loopback.has(hostname(url));

const environment = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    API_URL: address('the address of the api').default('http://127.0.0.1:4201'),
    PUBLIC_URL: address('the address of the learning site'),
    CHECK_URL: address('the address where certificates are checked'),
    EXIT_URL: address('the neutral page that quick exit opens').default(
      'https://www.wikipedia.org/',
    ),
    ISSUER_NAME: z.string().min(2).max(80),
    INTERNAL_TOKEN: z.string().min(24, 'must have at least 24 characters'),
    DEMO: z.stringbool().default(false),
  })
  .check(({ value, issues }) => {
    const refuse = (path: string, message: string) =>
      issues.push({ code: 'custom', path: [path], message, input: value });
    if (
      value.NODE_ENV === 'production' &&
      hostname(value.PUBLIC_URL) === hostname(value.CHECK_URL)
    ) {
      refuse(
        'CHECK_URL',
        'must be on another host than PUBLIC_URL: a certificate leads to nothing else',
      );
    }
    if (value.DEMO && !loopback.has(hostname(value.PUBLIC_URL))) {
      refuse('DEMO', 'a demo runs on this machine only: PUBLIC_URL must be a loopback address');
    }
    for (const name of ['PUBLIC_URL', 'CHECK_URL'] as const) {
      if (value.NODE_ENV === 'production' && isOpen(value[name])) {
        refuse(name, 'must begin with https:// outside this machine');
      }
    }
    const own = [value.PUBLIC_URL, value.CHECK_URL].map((url) => part(url, 'host'));
    if (own.includes(part(value.EXIT_URL, 'host'))) {
      refuse('EXIT_URL', 'must lead to another site: quick exit leaves this one');
    }
  })
  .transform((value) => ({
    ...value,
    /** Scheme, host and port of the two sites and of the exit target. */
    origins: {
      learning: new URL(value.PUBLIC_URL).origin,
      check: new URL(value.CHECK_URL).origin,
      exit: new URL(value.EXIT_URL).origin,
    },
    /** Whether the sites are served over TLS (by us or by a proxy before us). */
    secure: new URL(value.PUBLIC_URL).protocol === 'https:',
  }));

/** The validated configuration of the web server; the meaning of each name stands in the README. */
export type Config = z.infer<typeof environment>;

/**
 * Validates the settings.
 * @param env the process environment; an empty text counts as not set
 * @returns the configuration, or a readable text that names each wrong setting
 */
export function parseConfig(
  env: Record<string, string | undefined>,
): { ok: true; config: Config } | { ok: false; message: string } {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const result = environment.safeParse(filled);
  if (result.success) return { ok: true, config: result.data };
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? 'configuration');
    return `  ${name}: ${name in filled ? '' : 'is not set; it '}${issue.message}`;
  });
  return { ok: false, message: `The configuration cannot be used:\n${lines.join('\n')}` };
}

let current: Config | undefined;

/**
 * The configuration, read from process.env once. It is read on the first call and not on import,
 * because the build imports every module and has no settings.
 * Ends the process with a readable message when the settings cannot be used.
 */
export function config(): Config {
  if (current) return current;
  const result = parseConfig(process.env);
  if (!result.ok) {
    process.stderr.write(`${result.message}\nSee "Configuration" in the README.\n`);
    process.exit(78);
  }
  current = result.config;
  return current;
}
