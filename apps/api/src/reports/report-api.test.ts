import type { ReportDocument, ReportReader } from '@pateka/domain';
import { randomUUID } from 'node:crypto';
import { DAY } from '../platform/clock.js';
import { headersOf } from '../testing/as.js';
import { startApp, type TestApp } from '../testing/app.js';
import {
  closeNow,
  type Closing,
  type ReportWorld,
  reportWorld,
  schoolClass,
} from './crowd.fixture.js';
import { ReportDocumentService } from './report-document.service.js';
import { issued, revokeMutation, type Tokens, tokensQuery } from './report-token.fixture.js';

const lines: string[] = [];
let house: TestApp;
let world: ReportWorld;
let token: string;

beforeAll(async () => {
  house = await startApp({
    config: { DEMO: 'true', LOG_LEVEL: 'debug' },
    logs: { write: (line: string) => void lines.push(line) },
  });
  world = await reportWorld(house);
  await schoolClass(house, world, 30);
  await house.as(world.coordinator).ask<Closing>(closeNow);
  ({ token } = await issued(house, world.coordinator));
});
afterAll(() => house.stop());

interface Ask {
  path?: string;
  bearer?: string | null;
  method?: string;
  source?: string;
  headers?: Record<string, string>;
}

/** Asks as our web server passes a program's question on. */
function ask({ path = 'total', bearer = token, method = 'GET', source, headers = {} }: Ask = {}) {
  const shown: Record<string, string> =
    bearer === null ? {} : { authorization: `Bearer ${bearer}` };
  return fetch(`${house.url}/reports/${path}`, {
    method,
    headers: { ...headersOf(house, null, source), ...shown, ...headers },
  });
}

/** Status and body of an answer that is a refusal. */
async function refused(question: Ask): Promise<[number, Record<string, unknown>]> {
  const answer = await ask(question);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return [answer.status, (await answer.json()) as Record<string, unknown>];
}

describe('a program with a token', () => {
  test('reads the very document that coordinators are shown', async () => {
    const reader: ReportReader = { networkId: world.networkId, organisationIds: null };
    const whole = { from: null, to: null, category: null, compare: false };
    const answer = await ask({ path: 'course?time=month&lang=en' });
    const document = (await answer.json()) as ReportDocument;
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(document).toEqual(
      await house
        .get(ReportDocumentService)
        .read(reader, { table: 'course', time: 'month', ...whole }, 'en'),
    );
    expect(document.rows.flatMap(({ keys }) => keys)).toContain(world.course.id);
    expect(JSON.stringify(document)).toContain('"value":30');
  });

  test('is told in Bulgarian, and one sum, unless it asks for something else', async () => {
    const short = await (await ask()).text();
    expect(await (await ask({ path: 'total?time=sum&lang=bg&from=&to=&category=' })).text()).toBe(
      short,
    );
    expect(short).toMatch(/[а-я]/);
    expect(await (await ask({ path: 'total?lang=en' })).text()).not.toMatch(/[а-я]/i);
  });

  test('sees its own network and no other one', async () => {
    const other = await reportWorld(house);
    const { token: theirs } = await issued(house, other.coordinator);
    const seen = await (await ask({ path: 'course', bearer: theirs })).text();
    expect(seen).not.toContain(world.course.id);
    expect(await refused({ path: `course?category=${world.course.id}`, bearer: theirs })).toEqual([
      400,
      expect.objectContaining({ code: 'filter', filter: 'category' }),
    ]);
  });

  test('is not told of any person', async () => {
    const people: { id: string }[] = await house.db.query(
      `SELECT id::text FROM account UNION SELECT id::text FROM enrolment
       UNION SELECT name FROM account WHERE name IS NOT NULL`,
    );
    const seen = await (await ask({ path: 'cohort?time=month' })).text();
    expect(people.length).toBeGreaterThan(60);
    expect(people.filter(({ id }) => seen.includes(id))).toEqual([]);
  });

  test('leaves the day of its question behind', async () => {
    await ask({ path: 'course?time=year' });
    const { reportTokens } = await house.as(world.coordinator).ask<Tokens>(tokensQuery);
    const today = house.clock.now().toISOString().slice(0, 10);
    expect(reportTokens.map(({ lastUsedOn }) => lastUsedOn)).toEqual([today]);
  });
});

describe('without a token that works', () => {
  test('the answer is always the same, whatever is wrong with it', async () => {
    const { id, token: ended } = await issued(house, world.coordinator);
    await house.as(world.coordinator).ask(revokeMutation, { id });
    const { token: short } = await issued(house, world.coordinator, { days: 30 });
    const bearers = [null, '', 'x', `pateka_${'A'.repeat(43)}`, `${token}x`, ended];
    const paths = ['total', 'nothing', 'course?time=never', `course?category=${world.course.id}`];
    const answers = new Set<string>();
    const note = async (question: Ask) =>
      answers.add(JSON.stringify([...(await refused(question)), headerOf(await ask(question))]));
    for (const bearer of bearers) for (const path of paths) await note({ path, bearer });
    house.clock.advance(31 * DAY);
    await note({ bearer: short });
    house.clock.advance(-31 * DAY);
    expect([...answers].map((text) => JSON.parse(text) as unknown)).toEqual([
      [401, { code: 'token', text: expect.any(String) as string }, 'Bearer'],
    ]);
  });
  const headerOf = (answer: Response) => answer.headers.get('www-authenticate');

  test('no session is good for it, be it a coordinator’s', async () => {
    const { coordinator } = world;
    expect((await refused({ bearer: coordinator.token }))[0]).toBe(401);
    expect((await refused({ bearer: `pateka_${coordinator.token}` }))[0]).toBe(401);
    const headers = { cookie: `s=${coordinator.token}; __Host-s=${coordinator.token}` };
    expect((await refused({ bearer: null, headers }))[0]).toBe(401);
  });

  test('it is good for no session: to the rest of the house it is nobody', async () => {
    const { data } = await house.as({ token }).query<{ viewer: object }>('{ viewer { kind } }');
    expect(data?.viewer).toEqual({ kind: 'visitor' });
    for (const document of [tokensQuery, '{ cohorts { id } }', closeNow])
      expect((await house.as({ token }).query(document)).refusal).toBe('signed-out');
    const file = await fetch(`${house.url}/exports/courses/${world.course.id}/package`, {
      headers: headersOf(house, { token }),
    });
    expect(file.status).toBe(401);
  });

  test('in the address it opens nothing', async () => {
    expect((await refused({ path: `total?token=${token}`, bearer: null }))[0]).toBe(401);
    expect((await refused({ path: `total?access_token=${token}`, bearer: null }))[0]).toBe(401);
  });

  test('and past our web server it is of no use', async () => {
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${house.url}/reports/total`, { headers })).status).toBe(401);
  });
});

describe('a question that cannot be answered', () => {
  test.each([
    ['everybody', 'table'],
    ['0b0f7d8e-9b1c-4c55-9a57-0a2f3a1f6c11', 'table'],
    ['constructor', 'table'],
    ['course?time=week', 'time'],
    ['course?time=month&time=year', 'time'],
    ['course?from=2026-13', 'from'],
    ['course?from=2026-01&from=2026-02', 'from'],
    ['course?from[gte]=2026-01', 'query'],
    ['course?to=soon', 'to'],
    ['course?from=2999-01', 'from-future'],
    ['course?category=none-of-ours', 'category'],
    ['course?category=0b0f7d8e-9b1c-4c55-9a57-0a2f3a1f6c11', 'category'],
    ["course?category=1' OR '1'='1", 'category'],
    ['course?category=%00', 'category'],
    ['course?lang=de', 'lang'],
    ['course?form=2026-01', 'form'],
    ['course?networkId=x', 'networkId'],
  ])('%s: it is said that it is because of %s', async (path, filter) => {
    const text = expect.any(String) as string;
    expect(await refused({ path })).toEqual([400, { code: 'filter', filter, text }]);
  });

  test('with the id of a person typed into it is none of a category', async () => {
    const learner = await house.given.learner(world.cohort);
    const [row]: { id: string }[] = await house.db.query(
      'SELECT id FROM enrolment WHERE account_id = $1',
      [learner.accountId],
    );
    for (const id of [learner.accountId, row?.id ?? '', world.coordinator.accountId]) {
      expect((await refused({ path: `cohort?category=${id}` }))[0]).toBe(400);
      expect((await refused({ path: id }))[0]).toBe(400);
    }
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('sent with %s: it is only read', async (method) => {
    const answer = await ask({ method, path: 'total?lang=en' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await answer.json()).toEqual({
      ...{ code: 'method', text: 'Reports are only read here: ask with GET.' },
    });
  });
});

describe('many questions', () => {
  const statusesOf = async (times: number, question: () => Ask) => {
    const statuses: number[] = [];
    for (let n = 0; n < times; n += 1) statuses.push((await ask(question())).status);
    return statuses;
  };

  test('with one token, from wherever, are too many', async () => {
    const { token: busy } = await issued(house, world.coordinator);
    const statuses = await statusesOf(121, () => ({ bearer: busy }));
    expect(statuses.indexOf(429)).toBe(120);
    const [status, body] = await refused({ bearer: busy, path: 'total?lang=en' });
    expect([status, body]).toEqual([
      429,
      { code: 'too-many', seconds: body['seconds'], text: expect.any(String) as string },
    ]);
    expect(body['seconds']).toBeGreaterThan(0);
    expect((await ask({ bearer: busy })).headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await ask()).status).toBe(200);
  });

  test('from one source, with whatever token, are too many', async () => {
    const guess = () => `pateka_${(randomUUID() + randomUUID()).replaceAll('-', '').slice(0, 43)}`;
    const source = 'one who guesses';
    const statuses = await statusesOf(241, () => ({ bearer: guess(), source }));
    expect(statuses.indexOf(429)).toBe(240);
    expect((await ask({ source })).status).toBe(429);
    expect((await ask({ source, bearer: null })).status).toBe(429);
  });
});

test('no line of the log names a token, wherever it stood in a question (safety 37)', async () => {
  lines.length = 0;
  const { token: canary } = await issued(house, world.coordinator);
  for (const path of ['total', 'total?time=never', `total?token=${canary}`, canary])
    for (const method of ['GET', 'POST']) await ask({ bearer: canary, path, method });
  await ask({ bearer: `${canary}x` });
  await house.as({ token: canary }).query('{ viewer { kind } }');
  expect(lines.filter((line) => line.includes('"status":200')).length).toBeGreaterThan(1);
  expect(lines.filter((line) => line.includes('"status":4')).length).toBeGreaterThan(4);
  expect(lines.join('')).not.toContain(canary.slice('pateka_'.length));
});
