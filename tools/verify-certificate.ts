/**
 * `npm run verify-certificate -- FILE`: checks a certificate offline and says what it looked at. Exit status 0:
 * valid, 1: not valid, 2: cannot be checked (docs/certificates.md).
 */
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type * as Verify from '@pateka/credentials/verify';
import { homeFile } from './support/installation.ts';
import { isHeld } from './support/lock-file.ts';
import { built, cache } from './support/paths.ts';
import { build } from './support/programs.ts';
import { reportLines } from './verify-certificate/print-report.ts';
import { wordsIn } from './verify-certificate/words.ts';

const usage = `Usage: npm run verify-certificate -- FILE [--issuer FILE]… [--status FILE]… [--lang bg|en] [--json]

  FILE            a certificate as JSON, JWT, PNG, SVG, PDF or the holder's ZIP
  --issuer FILE   the document of an issuer whom you trust, as saved from its address; may be given several times.
                  That of this installation is known.
  --status FILE   a status list of the issuer, as saved from its address
  --lang bg|en    the language of the report
  --json          the report as one JSON object`;

const exits: Record<Verify.Outcome, number> = { valid: 0, 'not-valid': 1, 'cannot-check': 2 };

/** Nothing was checked: the reason, in one line. */
class CannotRead extends Error {}

const wishes = () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      issuer: { type: 'string', multiple: true, default: [] },
      status: { type: 'string', multiple: true, default: [] },
      lang: { type: 'string', default: process.env.LANG?.startsWith('bg') ? 'bg' : 'en' },
      json: { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CannotRead(usage);
  if (values.lang !== 'bg' && values.lang !== 'en') throw new CannotRead(usage);
  const lang: 'bg' | 'en' = values.lang;
  return { ...values, lang, file };
};

/** Asked before it is read: a file may be larger than the memory. */
const read = (path: string, most: number): Buffer => {
  try {
    // one byte more than is allowed: whoever checks says that it is too large
    if (statSync(path).size > most) return Buffer.alloc(most + 1);
    return readFileSync(path);
  } catch {
    throw new CannotRead(`${path} cannot be read.`);
  }
};

const readIssuer = (path: string, most: number): unknown => {
  try {
    return JSON.parse(read(path, most).toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof CannotRead) throw error;
    throw new CannotRead(
      `${path} is no document of an issuer: it must be the JSON from its address.`,
    );
  }
};

/** Who holds one of these runs what is built, has built it before, and must not have it change under him. */
const usersOfTheBuilt = [
  homeFile('lock'),
  ...['test-run', 'bench'].map((name) => join(cache, name, 'lock')),
];

/** What checks is built when it is not, or may be out of date. */
const loadVerifier = async (): Promise<typeof Verify> => {
  const entry = built('libs/credentials/dist/verify/index.js');
  if (!existsSync(entry) || !usersOfTheBuilt.some(isHeld)) {
    const logs = join(cache, 'logs');
    mkdirSync(logs, { recursive: true });
    await build(join(logs, 'verify-certificate.log'), undefined, ['@pateka/credentials']);
  }
  return (await import(pathToFileURL(entry).href)) as typeof Verify;
};

const run = async (): Promise<number> => {
  const { file, issuer, status, lang, json } = wishes();
  const { verifyFile, LARGEST_FILE } = await loadVerifier();
  const own = homeFile('issuer.json');
  const trusted = [...issuer, ...(existsSync(own) ? [own] : [])];
  const report = await verifyFile(read(file, LARGEST_FILE), {
    issuers: trusted.map((path) => readIssuer(path, LARGEST_FILE)),
    statusLists: status.map((path) => read(path, LARGEST_FILE).toString('utf8')),
    now: new Date(),
  });
  const exit = exits[report.outcome];
  const lines = json
    ? [JSON.stringify({ ...report, exit }, null, 2)]
    : reportLines(report, wordsIn(lang));
  console.log(lines.join('\n'));
  return exit;
};

try {
  process.exitCode = await run();
} catch (error) {
  // whatever happened, nothing was checked; whoever asked for JSON gets JSON
  const message = error instanceof Error ? error.message : String(error);
  const nothing = { outcome: 'cannot-check', kind: null, lines: [], facts: null };
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ ...nothing, message, exit: 2 }));
  console.error(message);
  process.exitCode = 2;
}
