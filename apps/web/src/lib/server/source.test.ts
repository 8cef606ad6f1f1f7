import { sourceMark } from './source.js';

const secret = 'a-secret-of-the-house-for-tests';
const noon = new Date('2026-11-22T12:00:00Z');

test('one address has one mark a day, and the mark does not tell it', () => {
  const mark = sourceMark('203.0.113.7', secret, noon);
  expect(mark).toBe(sourceMark('203.0.113.7', secret, new Date('2026-11-22T23:59:59Z')));
  expect(mark).toMatch(/^[\w-]{22}$/);
  expect(mark).not.toBe(sourceMark('203.0.113.8', secret, noon));
  expect(mark).not.toBe(sourceMark('203.0.113.7', 'another-secret-of-the-house', noon));
});

test('tomorrow it is another one', () => {
  const tomorrow = new Date('2026-11-23T00:00:00Z');
  expect(sourceMark('203.0.113.7', secret, tomorrow)).not.toBe(
    sourceMark('203.0.113.7', secret, noon),
  );
});
