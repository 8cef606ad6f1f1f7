import { startApp, type TestApp } from '../../testing/app.js';

let house: TestApp;
beforeEach(async () => {
  house = await startApp();
});
afterEach(() => house.stop());

const ask = (path: string) => fetch(`${house.url}/health/${path}`);

test('alive and ready, without a token of the web', async () => {
  expect((await ask('live')).status).toBe(200);
  expect((await ask('ready')).status).toBe(200);
});

test('without its database it is alive and not ready, and says no word of why', async () => {
  // The pool is closed: a database that went away.
  await house.db.destroy();
  expect((await ask('live')).status).toBe(200);
  const response = await ask('ready');
  expect(response.status).toBe(503);
  expect(await response.text()).not.toMatch(/postgres:\/\/|password|127\.0\.0\.1/);
  await house.db.initialize();
  expect((await ask('ready')).status).toBe(200);
});
