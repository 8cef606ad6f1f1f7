import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findBrowser } from '../browser.ts';
import { Failure } from '../support/failure.ts';
import { built, cache, root } from '../support/paths.ts';
import { noColours, nx, nxEnv } from '../support/programs.ts';
import { runCommand } from '../support/run-command.ts';
import { tail } from '../support/service.ts';
import type { Shutdown } from '../support/shutdown.ts';
import { readJestReport, type JestReport } from './jest-report.ts';
import { oneFailed, onePassed, total, type Outcome } from './outcome.ts';
import { allSkipped, readPlaywrightReport, type PlaywrightReport } from './playwright-report.ts';
import { reasonFor, type Services } from './services.ts';

type Command = [string, ...string[]];
type Environment = Record<string, string | undefined>;

const logOf = (name: string): string => join(cache, 'test-run', `${name}.log`);

/** Nothing of the caller's that would make the programs behave otherwise. */
const plain = { ...nxEnv, ...noColours, NODE_ENV: undefined };

/** The end of a step's log, without what a terminal would make of it. */
const endOf = (name: string, count: number): string[] =>
  tail(logOf(name), count).map(stripVTControlCharacters);

/** Runs one command of the run; true when it ended well. */
const run = async (
  name: string,
  command: Command,
  shutdown: Shutdown,
  options: { env?: Environment; cwd?: string } = {},
): Promise<boolean> => {
  const env = { ...process.env, ...plain, ...options.env };
  try {
    await runCommand({ name, command, env, cwd: options.cwd ?? root, log: logOf(name) }, shutdown);
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
};

/** A step that is one command and counts as one check. */
export const check =
  (name: string, command: Command) =>
  async (shutdown: Shutdown): Promise<Outcome> =>
    (await run(name, command, shutdown)) ? onePassed : oneFailed(name, endOf(name, 150));

const node = (script: string, ...args: string[]): Command => [
  process.execPath,
  join(root, 'node_modules', script),
  ...args,
];

/** The checks that need no service. */
export const checks = {
  format: check('format', node('prettier/bin/prettier.cjs', '--check', '.')),
  lint: check('lint', nx('run-many', '-t', 'lint', '--parallel=1', '--outputStyle=static')),
  types: check('types', nx('run-many', '-t', 'typecheck', '--parallel=1', '--outputStyle=static')),
  // not its npm script, which builds: what is built must not change under the tests beside it
  catalogue: check('catalogue', [
    process.execPath,
    built('libs/starter-catalogue/dist/cli-check.js'),
  ]),
  build: check('build', nx('run-many', '-t', 'build', '--parallel=2', '--outputStyle=static')),
};

/** The folders of all projects that have a test script. */
const projects = ['libs', 'apps']
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
  .concat('tools')
  .filter((folder) => {
    const file = join(root, folder, 'package.json');
    if (!existsSync(file)) return false;
    const { scripts } = JSON.parse(readFileSync(file, 'utf8')) as { scripts?: { test?: string } };
    return scripts?.test?.includes('jest') ?? false;
  });

const reportOf = (project: string): string => join(root, project, 'test-results', 'jest.json');

/** All tests of jest: the rules, the services on a real database, the queue on both of its backends. */
export const jest = async (services: Services, shutdown: Shutdown): Promise<Outcome> => {
  for (const project of projects) {
    rmSync(reportOf(project), { force: true });
    mkdirSync(dirname(reportOf(project)), { recursive: true });
  }
  const report = ['--json', '--outputFile=test-results/jest.json', '--passWithNoTests'];
  const command = nx(
    ...['run-many', '-t', 'test', '--parallel=1', '--outputStyle=static'],
    // every test runs anew, and what tests need was made by the build before
    ...['--skip-nx-cache', '--excludeTaskDependencies'],
    ...['--', ...report, '--maxWorkers=2'],
  );
  const well = await run('tests', command, shutdown, { env: services.env });
  const sum = total(projects.map((project) => jestOutcome(project, services)));
  if (well || sum.failed.some(({ details }) => details.length > 0)) return sum;
  return total([sum, oneFailed('tests', endOf('tests', 80))]);
};

/** A project without a report fails without details: they stand in the log, which is shown once for all. */
const jestOutcome = (project: string, services: Services): Outcome => {
  const file = reportOf(project);
  if (!existsSync(file)) return oneFailed(`${project} (jest wrote no report)`, []);
  const report = JSON.parse(readFileSync(file, 'utf8')) as JestReport;
  return readJestReport(project, report, reasonFor(services));
};

/** The browser journeys, or all of them as skipped when there is no browser. */
export const browser = async (services: Services, shutdown: Shutdown): Promise<Outcome> => {
  const cwd = join(root, 'apps', 'web-e2e');
  const playwright = createRequire(join(cwd, 'package.json')).resolve('@playwright/test/cli');
  const report = join(cache, 'test-run', 'playwright.json');
  mkdirSync(join(cache, 'test-run'), { recursive: true });
  rmSync(report, { force: true });
  const env: Environment = { ...services.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const command: Command = [process.execPath, playwright, 'test', '--reporter=line,json'];
  const found = await findBrowser();
  const reason = found.ok ? services.missing.database : found.reason;
  if (!found.ok || reason !== undefined) {
    // a list needs no browser, only a value that keeps the configuration from looking for one
    const listed = { env: { ...env, CHROME: 'none' }, cwd };
    await run('browser', [...command, '--list'], shutdown, listed);
    if (!existsSync(report)) return oneFailed('browser', endOf('browser', 80));
    return { passed: 0, failed: [], skipped: allSkipped(readPlaywright(report), reason ?? '') };
  }
  services.found.push(`Browser: ${found.source}`);
  const options = { env: { ...env, CHROME: found.path }, cwd };
  const well = await run('browser', command, shutdown, options);
  if (!existsSync(report)) return oneFailed('browser', endOf('browser', 80));
  const outcome = readPlaywrightReport(readPlaywright(report));
  if (well || outcome.failed.length > 0) return outcome;
  return total([outcome, oneFailed('browser', endOf('browser', 80))]);
};

const readPlaywright = (file: string): PlaywrightReport =>
  JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport;
