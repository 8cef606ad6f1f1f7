/**
 * `npm test`: everything that must hold, with what it needs found or fetched.
 * `npm test -- --only lint,tests` runs some of the steps: build, format, lint, types, catalogue, tests, browser.
 */
import { join } from 'node:path';
import { runAsCommand } from './support/command.ts';
import { Failure } from './support/failure.ts';
import { takeLock } from './support/lock-file.ts';
import { cache } from './support/paths.ts';
import type { Shutdown } from './support/shutdown.ts';
import { seconds } from './support/steps.ts';
import { isGood, lastLine, total, type Outcome } from './test-run/outcome.ts';
import { noServices, openServices } from './test-run/services.ts';
import { browser, checks, jest } from './test-run/steps.ts';

const names = ['build', 'format', 'lint', 'types', 'catalogue', 'tests', 'browser'] as const;
type Name = (typeof names)[number];

const isName = (text: string): text is Name => names.some((name) => name === text);

/** Reads `--only a,b`; all steps without it. */
const chosenSteps = (args: readonly string[]): Set<Name> => {
  if (args.length === 0) return new Set(names);
  const [flag, list = ''] = args[0]?.split('=') ?? [];
  const chosen = (list || args[1] || '').split(',').filter(Boolean);
  const stranger = chosen.find((name) => !isName(name));
  if (flag !== '--only' || stranger !== undefined || chosen.length === 0) {
    throw new Failure(`"${args.join(' ')}" is not understood.`, [
      `Use: npm test -- --only ${names.join(',')}`,
    ]);
  }
  return new Set(chosen.filter(isName));
};

/** Runs one step, tells how it went and shows at once what failed. */
const tell = async (name: Name, work: () => Promise<Outcome>): Promise<Outcome> => {
  console.log(`  ▸ ${name}`);
  const began = performance.now();
  const outcome = await work();
  const mark = outcome.failed.length === 0 ? '✓' : '✗';
  const took = seconds(performance.now() - began).padStart(8);
  console.log(`  ${mark} ${name.padEnd(10)} ${took}   ${lastLine(outcome)}`);
  for (const { name: test, details } of outcome.failed) {
    console.log([`\n  ✗ ${test}`, ...details.map((line) => `      ${line}`), ''].join('\n'));
  }
  return outcome;
};

type Lane = readonly (readonly [Name, () => Promise<Outcome>])[];

/**
 * The build comes first: what it makes is read by the tests and the journeys, and must not change under them.
 * Then two lanes for two cores: what needs only the sources, and what needs a database. The browser journeys
 * come last, with nobody beside them who slows the pages down.
 */
const runSteps = async (chosen: Set<Name>, shutdown: Shutdown): Promise<Outcome[]> => {
  const inOrder = async (lane: Lane): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    for (const [name, work] of lane) if (chosen.has(name)) outcomes.push(await tell(name, work));
    return outcomes;
  };
  const check = (name: keyof typeof checks) => [name, () => checks[name](shutdown)] as const;
  const needsServices = chosen.has('tests') || chosen.has('browser');
  const [services, built] = await Promise.all([
    needsServices ? openServices(shutdown) : noServices,
    inOrder([check('build')]),
  ]);
  const lanes = await Promise.all([
    inOrder([check('format'), check('lint'), check('types'), check('catalogue')]),
    inOrder([['tests', () => jest(services, shutdown)]]),
  ]);
  const last = await inOrder([['browser', () => browser(services, shutdown)]]);
  for (const line of services.found) console.log(`  ${line}`);
  return [...built, ...lanes.flat(), ...last];
};

await runAsCommand(async (shutdown) => {
  const chosen = chosenSteps(process.argv.slice(2));
  const isStrict = process.env.CI === 'true';
  const began = performance.now();
  shutdown.add(takeLock(join(cache, 'test-run', 'lock'), 'npm test'));
  console.log('\n  Пътека · everything that must hold\n');
  const sum = total(await runSteps(chosen, shutdown));
  console.log(
    `\n  The whole run took ${seconds(performance.now() - began)}; logs are in .cache/test-run.`,
  );
  if (sum.skipped.length > 0) {
    console.log(isStrict ? '\nSkipped, which CI=true does not allow:' : '\nSkipped:');
    for (const { name, reason } of sum.skipped) console.log(`  ${name} (${reason})`);
  }
  for (const { name } of sum.failed) console.log(`  ✗ ${name}`);
  await shutdown.stopAll();
  console.log(`\n${lastLine(sum)}`);
  return isGood(sum, isStrict) ? 0 : 1;
});
