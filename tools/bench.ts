/**
 * `npm run bench`: the budgets, each beside a reference of the same run. `-- NAME` runs one row, `-- --json`
 * prints one JSON object and nothing else on standard output. Load goes to this machine only.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { calibrate } from './bench/calibration.ts';
import { openReferences } from './bench/references.ts';
import type { Bench, Row } from './bench/row.ts';
import { asJson, isKept, number, table, type Line } from './bench/table.ts';
import { startPostgres, stopLeftover } from './postgres.ts';
import { startStack } from './stack.ts';
import { readArguments, runAsCommand } from './support/command.ts';
import { Failure, messageOf } from './support/failure.ts';
import { takeLock } from './support/lock-file.ts';
import { cache, root } from './support/paths.ts';
import { removeHome } from './support/postgres-data.ts';
import { build } from './support/programs.ts';
import type { Shutdown } from './support/shutdown.ts';

const folder = join(root, 'tools', 'bench', 'rows');
const home = join(cache, 'bench', 'postgres');

/** The rows of the folder, or the ones asked for by name. */
const findRows = async (names: readonly string[]): Promise<Row[]> => {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const rows = await Promise.all(
    files
      .filter((name) => /^[^.]+\.ts$/.test(name))
      .map(async (name) => ((await import(join(folder, name))) as { row: Row }).row),
  );
  const stranger = names.find((name) => !rows.some((row) => row.name === name));
  if (stranger !== undefined) {
    throw new Failure(`There is no row called "${stranger}".`, [
      `Rows: ${rows.map(({ name }) => name).join(', ')}`,
    ]);
  }
  return names.length === 0 ? rows : rows.filter(({ name }) => names.includes(name));
};

/** A stack on a cluster that waits for its disk, as in production: durable writes are part of the figures. */
const openBench = async (shutdown: Shutdown): Promise<Bench> => {
  await stopLeftover(home);
  removeHome(home);
  const cluster = await startPostgres({ home });
  shutdown.add(async () => {
    await cluster.stop();
    removeHome(home);
  });
  const clusterUrl = cluster.url('postgres');
  const stack = await startStack({ clusterUrl, env: { LOG_LEVEL: 'warn' } });
  shutdown.add(stack.stop);
  const databasePid = cluster.service.mark.pid;
  return {
    stack,
    pids: () => [...stack.programs.map(({ pid }) => pid()), databasePid],
    references: openReferences(stack.databaseUrl, databasePid),
  };
};

const measure = async (row: Row, bench: Bench): Promise<Line> => {
  try {
    return { row, measured: await row.run(bench) };
  } catch (error) {
    return { row, error: messageOf(error) };
  }
};

await runAsCommand(async (shutdown) => {
  const { flags, rest } = readArguments(['--json']);
  const rows = await findRows(rest);
  // with --json the progress goes to standard error
  const say = flags.has('--json') ? console.error : console.log;
  shutdown.add(takeLock(join(cache, 'bench', 'lock'), 'npm run bench'));
  say('\n  Building and starting the stack …');
  await build(join(cache, 'bench', 'build.log'), shutdown);
  const bench = await openBench(shutdown);
  const calibration = [calibrate()];
  const lines: Line[] = [];
  for (const row of rows) {
    say(`  ${row.name}: ${row.what} …`);
    lines.push(await measure(row, bench));
  }
  calibration.push(calibrate());
  const loops = calibration.map(number).join(' and ');
  say(`  Calibration loop before and after: ${loops} ms (one core, fixed work)\n`);
  console.log(flags.has('--json') ? asJson(lines, calibration) : `${table(lines)}\n`);
  return lines.every(isKept) ? 0 : 1;
});
