import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isHeld, takeLock } from './lock-file.ts';
import { markOf } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'pateka-lock-'));
const path = join(folder, 'lock');
afterEach(() => rmSync(path, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

test('is given back', () => {
  expect(isHeld(path)).toBe(false);
  const giveBack = takeLock(path, 'npm start');
  expect([existsSync(path), isHeld(path)]).toEqual([true, true]);
  giveBack();
  expect([existsSync(path), isHeld(path)]).toEqual([false, false]);
});

test('names who holds it', () => {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)']);
  const mark = markOf(other.pid ?? 0);
  writeFileSync(path, JSON.stringify({ ...mark, command: 'npm run dev' }));
  expect(() => takeLock(path, 'npm start')).toThrow(
    `"npm run dev" is already running here (process ${other.pid}).`,
  );
  other.kill('SIGKILL');
});

test.each([
  ['the holder is gone', { pid: 2 ** 22 - 3, started: 'x', command: 'npm start' }],
  ['its number belongs to another process now', { pid: process.pid, started: 'x', command: 'c' }],
])('is taken over when %s', (_what, stale) => {
  writeFileSync(path, JSON.stringify(stale));
  expect(isHeld(path)).toBe(false);
  const giveBack = takeLock(path, 'npm start');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
  giveBack();
});

test('is taken over when it was half written', () => {
  writeFileSync(path, '{"pid":');
  takeLock(path, 'npm start')();
  expect(existsSync(path)).toBe(false);
});
