import { headersOf } from '../testing/as.js';
import { createDatabase } from '../testing/database.js';
import { killProcesses, startProcess } from '../testing/processes.js';
import { testConfig } from '../testing/test-config.js';

afterAll(killProcesses);

/** Has the process say which files it loads. */
const telling = `import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) { console.log('loaded ' + url); return next(url, context); } });`;

test('an api at rest has loaded nothing of what signs, sets or reads documents; the first status list loads it', async () => {
  const database = await createDatabase();
  const api = await startProcess('api', {
    DATABASE_URL: database.url,
    NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(telling)}"`,
  });
  const heavy = () =>
    ['jsonld', 'mupdf', 'typst'].filter((name) =>
      new RegExp(`^loaded .*/node_modules/[^\\n]*${name}`, 'm').test(api.output()),
    );
  expect(api.output()).toMatch(/^loaded .*\/issuer\/status-list\.service\.js$/m);
  expect(heavy()).toEqual([]);
  const answer = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { ...headersOf({ config: testConfig() }), 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ statusList(list: 1) }' }),
  });
  expect(await answer.text()).toContain('BitstringStatusListCredential');
  expect(heavy()).toEqual(['jsonld']);
  await api.end();
  await database.drop();
});
