import fc from 'fast-check';
import { beginHistory, rebase, record, redo, undo, type History } from './history.js';

const typed = (states: string[], step = 100): History<string> =>
  states.reduce(
    (history, state, index) => record(history, state, { key: 'text', at: index * step }),
    beginHistory(''),
  );

test('typing without a pause is one step, and a pause begins another', () => {
  const history = record(typed(['а', 'аб', 'абв']), 'абвг', { key: 'text', at: 5_000 });
  expect(undo(history).now).toBe('абв');
  expect(undo(undo(history)).now).toBe('');
});

test('changes of another kind are steps of their own', () => {
  const history = record(typed(['а']), 'преместено', { key: null, at: 10 });
  const twice = record(history, 'пак', { key: null, at: 20 });
  expect(undo(twice).now).toBe('преместено');
  expect(undo(undo(twice)).now).toBe('а');
});

test('typing for a long time is several steps', () => {
  const history = typed(
    Array.from({ length: 100 }, (_, at) => `${at}`),
    200,
  );
  expect(history.past.length).toBeGreaterThan(2);
});

test('whatever was done can be undone and done again', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 30 }), (states) => {
      const all = states.reduce(
        (history, state) => record(history, state, { key: null, at: 0 }),
        beginHistory('begin'),
      );
      let back = all;
      for (const expected of ['begin', ...states].reverse().slice(1)) {
        back = undo(back);
        expect(back.now).toBe(expected);
      }
      expect(undo(back)).toBe(back);
      for (const expected of states) {
        back = redo(back);
        expect(back.now).toBe(expected);
      }
      expect(redo(back)).toBe(back);
    }),
  );
});

test('a new change forgets what was undone', () => {
  const history = record(undo(typed(['а'])), 'б', { key: null, at: 0 });
  expect(redo(history)).toBe(history);
});

test('no more is kept than anybody goes back', () => {
  const long = Array.from({ length: 1_000 }, (_, at) => at).reduce(
    (history, at) => record(history, at, { key: null, at }),
    beginHistory(-1),
  );
  expect(long.past).toHaveLength(300);
  expect(undo(long).now).toBe(998);
});

test('what a colleague did stands in every state', () => {
  const history = rebase(typed(['а']), (state) => `${state}+`);
  expect([history.now, undo(history).now]).toEqual(['а+', '+']);
});
