import { movedTo, routeHost } from './hosts.js';

const own = { learning: 'https://learn.example', check: 'https://check.example' };
const route = (address: string) => routeHost(new URL(address), own);

test.each([
  ['https://learn.example/', 'learning'],
  ['https://learn.example/help', 'learning'],
  ['https://learn.example/courses/x', 'learning'],
  ['https://learn.example/checklist', 'learning'],
  ['https://learn.example/media/abc/480.avif', 'learning'],
  ['https://check.example/check', 'check'],
  ['https://check.example/check/abc', 'check'],
  ['https://check.example/c/abc', 'check'],
  ['https://check.example/issuer', 'check'],
  ['https://check.example/issuer/keys', 'check'],
  ['https://check.example/issuer/keys/abc', 'check'],
  ['https://check.example/status/1', 'check'],
  ['https://check.example/language', 'check'],
  ['https://check.example/_app/immutable/assets/x.woff2', 'check'],
])('%s is served by the %s site', (address, face) => {
  expect(route(address)).toEqual({ ok: true, face });
});

test.each([
  ['https://check.example/', 'check'],
  ['https://check.example/help', 'check'],
  ['https://check.example/exit', 'check'],
  ['https://check.example/media/abc/480.avif', 'check'],
  ['https://check.example/courses', 'check'],
  ['https://check.example/sign-in', 'check'],
  ['https://learn.example/check/abc', 'learning'],
  ['https://learn.example/c/abc', 'learning'],
  ['https://learn.example/issuer', 'learning'],
  ['https://learn.example/issuer/keys/abc', 'learning'],
  ['https://learn.example/status/1', 'learning'],
])('%s does not exist there', (address, face) => {
  expect(route(address)).toEqual({ ok: false, reason: 'not-here', face });
});

test('a foreign host is refused, whatever the path', () => {
  for (const address of ['https://evil.example/', 'https://learn.example.evil.example/check/x']) {
    expect(route(address)).toEqual({ ok: false, reason: 'unknown-host' });
  }
});

test('the port is part of the host, the scheme is not', () => {
  expect(route('https://learn.example:8443/').ok).toBe(false);
  expect(route('http://learn.example/').ok).toBe(true);
});

test('probes are answered under any name', () => {
  expect(route('http://10.0.0.7:4200/health/live').ok).toBe(true);
  expect(route('http://10.0.0.7:4200/healthy').ok).toBe(false);
});

test.each([
  ['/', '/check'],
  ['/verify', '/check'],
  ['/verify/', '/check'],
  ['/verify/a_B-9', '/c/a_B-9'],
  ['/verify/a_B-9/', '/c/a_B-9'],
  ['/verify/a/b', '/check'],
  ['/check/', '/check'],
  ['/check/a_B-9', '/c/a_B-9'],
  ['/c', '/check'],
  ['/c/', '/check'],
  ['/c/a_B-9/', '/c/a_B-9'],
  ['/c/a_B-9', null],
  ['/check', null],
  ['/c/a.b', null],
  ['/verifying', null],
  ['/issuer', null],
  ['//evil.example', null],
])('the old address %s leads to %s (credentials 36)', (from, to) => {
  expect(movedTo(from)).toBe(to);
});
