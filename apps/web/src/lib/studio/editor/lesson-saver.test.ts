import { jest } from '@jest/globals';
import {
  changeBlock,
  emptyLesson,
  insertRows,
  isAlike,
  newRow,
  removeRow,
  replaceRow,
  type Block,
  type DraftLesson,
} from '@pateka/content/draft';
import fc from 'fast-check';
import { LessonSaver, type Merged, type SaveAnswer, type SaveState } from './lesson-saver.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const text = (value: string): Block => ({
  block: 'text',
  content: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
});
const lessonOf = (...values: string[]): DraftLesson =>
  insertRows(
    emptyLesson('l-1'),
    0,
    values.map((value, at) => ({
      ...newRow(text(value), 'bg'),
      id: `b-${at}`,
    })),
  );
const write = (lesson: DraftLesson, id: string, value: string): DraftLesson => {
  const row = lesson.blocks.find((each) => each.id === id);
  return row ? replaceRow(lesson, changeBlock(row, 'bg', text(value))) : lesson;
};

/** As a database hands it back: nothing is the same object. */
const copy = (lesson: DraftLesson): DraftLesson => structuredClone(lesson);

/** The api's rules in small: one version after the other, the same save twice is saved once. */
class Server {
  version = 1;
  constructor(public content: DraftLesson) {}
  save(baseVersion: number, lesson: DraftLesson): SaveAnswer {
    if (isAlike(lesson, this.content)) return { kind: 'saved', version: this.version };
    if (baseVersion !== this.version) {
      const content = copy(this.content);
      return {
        kind: 'conflict',
        version: this.version,
        content,
        savedBy: 'Мария',
      };
    }
    this.content = copy(lesson);
    this.version += 1;
    return { kind: 'saved', version: this.version };
  }
}

function writer(
  server: Server,
  send?: (base: number, lesson: DraftLesson) => Promise<SaveAnswer>,
  from = { lesson: server.content, version: server.version },
) {
  const states: SaveState[] = [];
  const merges: Merged[] = [];
  const tries: DraftLesson[] = [];
  const start = copy(from.lesson);
  const one = { lesson: start, states, merges, tries };
  const saver = new LessonSaver(start, from.version, {
    send: (base, lesson) => {
      tries.push(lesson);
      return send ? send(base, lesson) : Promise.resolve(server.save(base, lesson));
    },
    onstate: (state) => states.push(state),
    onmerge: (merge) => {
      merges.push(merge);
      one.lesson = merge.lesson;
    },
  });
  const change = (next: DraftLesson): void => {
    one.lesson = next;
    saver.change(next);
  };
  return Object.assign(one, { saver, change });
}

test('a second after the last letter all of it is saved, once', async () => {
  const server = new Server(lessonOf('а'));
  const her = writer(server);
  for (const value of ['аб', 'абв', 'абвг']) {
    her.change(write(her.lesson, 'b-0', value));
    await jest.advanceTimersByTimeAsync(400);
  }
  expect(her.tries).toHaveLength(0);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(her.tries).toHaveLength(1);
  expect(server.content).toEqual(her.lesson);
  expect(her.states.at(-1)).toEqual({ kind: 'saved' });
  expect(her.saver.isUnsent).toBe(false);
});

test('who types without a pause is saved all the same', async () => {
  const her = writer(new Server(lessonOf('а')));
  for (let at = 0; at < 60; at += 1) {
    her.change(write(her.lesson, 'b-0', `а${at}`));
    await jest.advanceTimersByTimeAsync(300);
  }
  expect(her.tries.length).toBeGreaterThanOrEqual(1);
});

test('without a connection nothing is lost, tries become rarer, and it goes on when the connection is back', async () => {
  const server = new Server(lessonOf('а'));
  let isOffline = true;
  const her = writer(server, (base, lesson) =>
    Promise.resolve(isOffline ? { kind: 'later' } : server.save(base, lesson)),
  );
  her.change(write(her.lesson, 'b-0', 'първо'));
  await jest.advanceTimersByTimeAsync(60_000);
  expect(her.states.at(-1)).toEqual({ kind: 'offline' });
  expect(her.tries.length).toBeLessThan(7);
  her.change(write(her.lesson, 'b-0', 'второ'));
  isOffline = false;
  her.saver.now();
  await jest.advanceTimersByTimeAsync(10);
  expect(server.content).toEqual(her.lesson);
  expect(her.states.at(-1)).toEqual({ kind: 'saved' });
});

test('there is never more than one request', async () => {
  const server = new Server(lessonOf('а'));
  let open = 0;
  const her = writer(server, async (base, lesson) => {
    open += 1;
    expect(open).toBe(1);
    await new Promise((done) => setTimeout(done, 3_000));
    open -= 1;
    return server.save(base, lesson);
  });
  for (let at = 0; at < 20; at += 1) {
    her.change(write(her.lesson, 'b-0', `а${at}`));
    her.saver.now();
    await jest.advanceTimersByTimeAsync(700);
  }
  await jest.advanceTimersByTimeAsync(10_000);
  expect(server.content).toEqual(her.lesson);
});

test('her own words, of which only the answer was lost, are no conflict', async () => {
  const server = new Server(lessonOf('а', 'б'));
  let loses = true;
  const her = writer(server, (base, lesson) => {
    const answer = server.save(base, lesson);
    return Promise.resolve(loses ? { kind: 'later' } : answer);
  });
  her.change(write(her.lesson, 'b-0', 'първо'));
  await jest.advanceTimersByTimeAsync(1_000);
  server.save(server.version, write(server.content, 'b-1', 'на колежката'));
  loses = false;
  her.change(write(her.lesson, 'b-0', 'първо и още'));
  await jest.advanceTimersByTimeAsync(5_000);
  expect(her.merges.flatMap(({ conflicts }) => conflicts)).toEqual([]);
  expect(server.content.blocks.map(({ bg }) => bg)).toEqual([
    text('първо и още'),
    text('на колежката'),
  ]);
});

test('where both wrote in one place nothing is sent until somebody has chosen', async () => {
  const server = new Server(lessonOf('а'));
  const her = writer(server);
  server.save(1, write(server.content, 'b-0', 'тяхното'));
  her.change(write(her.lesson, 'b-0', 'моето'));
  await jest.advanceTimersByTimeAsync(60_000);
  expect(her.states.at(-1)).toEqual({ kind: 'choose', savedBy: 'Мария' });
  expect(server.content.blocks[0]?.bg).toEqual(text('тяхното'));
  expect(her.lesson.blocks[0]?.bg).toEqual(text('моето'));
  her.saver.resume();
  await jest.advanceTimersByTimeAsync(10);
  expect(server.content.blocks[0]?.bg).toEqual(text('моето'));
});

test('who leaves before she has chosen is asked again when she comes back', async () => {
  const server = new Server(lessonOf('а'));
  const her = writer(server);
  server.save(1, write(server.content, 'b-0', 'тяхното'));
  her.change(write(her.lesson, 'b-0', 'моето'));
  await jest.advanceTimersByTimeAsync(5_000);
  const { base, version, lesson } = her.saver.unsent;
  her.saver.close();
  const back = writer(server, undefined, { lesson: base, version });
  back.change(lesson);
  await jest.advanceTimersByTimeAsync(5_000);
  expect(back.states.at(-1)).toEqual({ kind: 'choose', savedBy: 'Мария' });
  expect(server.content.blocks[0]?.bg).toEqual(text('тяхното'));
  expect(back.lesson.blocks[0]?.bg).toEqual(text('моето'));
});

test('a row that she took out and brought back stays, though an answer was lost between', async () => {
  const server = new Server(lessonOf('а', 'б', 'в'));
  const whole = copy(server.content);
  let loses = true;
  const her = writer(server, (base, lesson) => {
    const answer = server.save(base, lesson);
    return Promise.resolve(loses ? { kind: 'later' } : answer);
  });
  her.change(removeRow(her.lesson, 'b-1'));
  await jest.advanceTimersByTimeAsync(1_000);
  expect(server.content.blocks).toHaveLength(2);
  loses = false;
  her.change(write(whole, 'b-0', 'и още'));
  await jest.advanceTimersByTimeAsync(5_000);
  expect(server.content).toEqual(write(whole, 'b-0', 'и още'));
});

test('what is refused is kept, and sent when the reason is gone', async () => {
  const server = new Server(lessonOf('а'));
  let isArchived = true;
  const her = writer(server, (base, lesson) =>
    Promise.resolve(
      isArchived ? { kind: 'refused', reason: 'archived' } : server.save(base, lesson),
    ),
  );
  her.change(write(her.lesson, 'b-0', 'моето'));
  await jest.advanceTimersByTimeAsync(60_000);
  expect(her.tries).toHaveLength(1);
  expect(her.saver.unsent).toMatchObject({ version: 1, lesson: her.lesson });
  isArchived = false;
  her.saver.resume();
  await jest.advanceTimersByTimeAsync(10);
  expect(server.content).toEqual(her.lesson);
});

/** One of two writers does something, or time passes; answers may be lost on the way back. */
const step = fc.record({
  who: fc.nat(1),
  does: fc.constantFrom('write', 'add', 'remove', 'wait'),
  row: fc.nat(3),
  loses: fc.boolean(),
  ms: fc.nat(4_000),
});

test('two people who write at the same time, with a bad connection, end with the same lesson and lose no row', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const server = new Server(lessonOf('а', 'б', 'в'));
      let loses = false;
      const send = (base: number, lesson: DraftLesson): Promise<SaveAnswer> => {
        const answer = server.save(base, lesson);
        return Promise.resolve(loses ? { kind: 'later' } : answer);
      };
      const people = [writer(server, send), writer(server, send)] as const;
      const added: string[] = [];
      for (const [at, { who, does, row, loses: bad, ms }] of steps.entries()) {
        const one = people[who === 0 ? 0 : 1];
        loses = bad;
        if (does === 'write') one.change(write(one.lesson, `b-${row}`, `${who} ${at}`));
        if (does === 'remove') one.change(removeRow(one.lesson, `b-${row}`));
        if (does === 'add') {
          const id = `b-${who}-${at}`;
          added.push(id);
          one.change(insertRows(one.lesson, row, [{ ...newRow(text(id), 'bg'), id }]));
        }
        await jest.advanceTimersByTimeAsync(ms);
        for (const { saver, states } of people) {
          if (states.at(-1)?.kind === 'choose') saver.resume();
        }
      }
      loses = false;
      for (let round = 0; round < 4; round += 1) {
        for (const one of people) {
          // Whoever has nothing to send learns of the other's changes with her next save.
          one.change({
            ...one.lesson,
            exercise: (one.lesson.exercise + 1) % 2,
          });
          one.saver.resume();
          await jest.advanceTimersByTimeAsync(60_000);
          if (one.states.at(-1)?.kind === 'choose') one.saver.resume();
          await jest.advanceTimersByTimeAsync(60_000);
        }
      }
      for (const { saver } of people) expect(saver.isUnsent).toBe(false);
      const ids = server.content.blocks.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(added));
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 40 },
  );
});
