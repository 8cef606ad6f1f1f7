import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { messageOf } from './support/failure.ts';
import { cache, root } from './support/paths.ts';

/** A Chromium that starts here, with the arguments it needs, or why there is none. */
export type BrowserResult =
  { ok: true; path: string; args: string[]; source: string } | { ok: false; reason: string };

type Candidate = { path: string; source: string } | string;

/** Packages of the e2e project: they are looked up from its folder. */
const e2e = createRequire(join(root, 'apps', 'web-e2e', 'package.json'));

/**
 * Finds or fetches a Chromium, and tries each before it is taken: the CHROME variable; Playwright's own if it
 * was installed; the one inside the npm package @sparticuz/chromium, unpacked once; the system's; as root on
 * Debian the package "chromium".
 */
export const findBrowser = async (folder = join(cache, 'chromium')): Promise<BrowserResult> => {
  const reasons: string[] = [];
  for (const find of [fromVariable, fromPlaywright, fromPackage, fromSystem, fromDebian]) {
    const candidate = await find(folder);
    if (typeof candidate === 'string') {
      reasons.push(candidate);
      continue;
    }
    const complaint = await tryOut(candidate.path);
    if (complaint === undefined) return { ok: true, args: browserArgs(), ...candidate };
    reasons.push(`${candidate.source} does not start (${complaint})`);
  }
  return { ok: false, reason: `no browser: ${reasons.join('; ')}` };
};

/** Chromium's sandbox refuses to run as root. */
const browserArgs = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** Starts it the way the tests do: a browser that answers on the command line may still not be driven. */
const tryOut = async (path: string): Promise<string | undefined> => {
  try {
    const { chromium } = playwright();
    const browser = await chromium.launch({
      executablePath: path,
      args: browserArgs(),
      timeout: 20_000,
    });
    await (await browser.newPage()).setContent('<p>works</p>');
    await browser.close();
    return undefined;
  } catch (error) {
    return messageOf(error).split('\n')[0];
  }
};

const playwright = (): typeof import('@playwright/test') =>
  e2e('@playwright/test') as typeof import('@playwright/test');

const fromVariable = (): Candidate => {
  const path = process.env.CHROME;
  return path ? { path, source: 'CHROME' } : 'CHROME is not set';
};

const fromPlaywright = (): Candidate => {
  try {
    const { chromium } = playwright();
    const path = chromium.executablePath();
    if (existsSync(path)) return { path, source: "Playwright's own Chromium" };
    return "Playwright's own is not installed";
  } catch (error) {
    return `Playwright could not be asked (${messageOf(error)})`;
  }
};

/** Unpacks into a folder of ours: in the common temporary folder anybody could lay down another program. */
const fromPackage = async (folder: string): Promise<Candidate> => {
  const source = 'the Chromium of @sparticuz/chromium';
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return `${source} is for Linux on x64`;
  try {
    const target = join(folder, versionOf('@sparticuz/chromium'));
    if (!existsSync(target)) await unpackInto(folder, target);
    return { path: join(target, 'chromium'), source };
  } catch (error) {
    return `${source} could not be unpacked (${messageOf(error)})`;
  }
};

/** The package exports its program only, not its package.json, which stands one folder above. */
const versionOf = (name: string): string => {
  const text = readFileSync(join(dirname(e2e.resolve(name)), '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};

const unpackInto = async (folder: string, target: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const half = mkdtempSync(join(folder, 'new-'));
  const before = process.env.TMPDIR;
  // the package unpacks into os.tmpdir()
  process.env.TMPDIR = half;
  try {
    const { default: chromium } = e2e(
      '@sparticuz/chromium',
    ) as typeof import('@sparticuz/chromium');
    await chromium.executablePath();
    renameSync(half, target);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(half, { recursive: true, force: true });
  }
};

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const fromSystem = (): Candidate => {
  const path = systemBrowsers.find((name) => existsSync(name) && statSync(name).isFile());
  return path ? { path, source: path } : 'no Chromium of the system';
};

const fromDebian = (): Candidate => {
  if (process.getuid?.() !== 0) return 'installing one needs root';
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
      encoding: 'utf8',
      timeout: 300_000,
    });
  const updated = apt('update', '-qq');
  const done =
    updated.status === 0
      ? apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')
      : updated;
  if (done.status === 0)
    return { path: '/usr/bin/chromium', source: 'chromium, installed with apt-get' };
  const words = done.error?.message ?? done.stderr.trim().split('\n').at(-1);
  return `installing it with apt-get failed (${words})`;
};
