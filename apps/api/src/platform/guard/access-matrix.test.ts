import { randomBytes } from 'node:crypto';
import { createHash } from 'node:crypto';
import { startApp, type TestApp } from '../../testing/app.js';
import type { Answer, Fields, Speaker } from '../../testing/as.js';
import { foreignRows, matrixWorld, type MatrixWorld } from '../../testing/matrix-world.js';
import {
  fullDocument,
  rootFieldsOf,
  type RootField,
  runningSchema,
} from '../../testing/schema-probe.js';
import { type Asker, askers, matrix, type Rule } from './access-matrix.fixture.js';

let house: TestApp;
let world: MatrixWorld;
let fields: Map<string, RootField>;
let speakers: Record<Asker, Speaker | undefined>;
let before: string[];

beforeAll(async () => {
  house = await startApp();
  world = await matrixWorld(house);
  fields = rootFieldsOf(await runningSchema(house.as()));
  const { learner, trainer, coordinator } = world;
  const expired = await sessionLike(learner);
  await house.db.query('UPDATE session SET idle_expires_at = now() WHERE token_hash = $1', [
    hashOf(expired),
  ]);
  speakers = {
    visitor: undefined,
    expired,
    learner,
    trainer,
    coordinator,
    half: await house.given.halfSignedIn(coordinator),
  };
  before = await foreignRows(house, world);
});
afterAll(() => house.stop());

const hashOf = ({ token }: Speaker) => createHash('sha256').update(token).digest();

/** A further session that has passed what the given one has passed; it opens no account key. */
async function sessionLike(who: Speaker): Promise<Speaker> {
  const twin = { token: randomBytes(32).toString('base64url') };
  await house.db.query(
    `INSERT INTO session (account_id, token_hash, wrapped_key, second_factor_at, created_at, last_seen_at, idle_expires_at, expires_at)
     SELECT account_id, $2, '', second_factor_at, created_at, last_seen_at, idle_expires_at, expires_at FROM session WHERE token_hash = $1`,
    [hashOf(who), hashOf(twin)],
  );
  return twin;
}

async function question(
  name: string,
  asker: Asker,
  variables: Record<string, unknown>,
): Promise<Answer<Fields>> {
  const field = fields.get(name);
  if (!field) throw new Error(`The schema has no ${name}`);
  const speaker = speakers[asker];
  const who =
    speaker && matrix[name]?.disposable && asker !== 'expired'
      ? await sessionLike(speaker)
      : speaker;
  const answer = await house.as(who).query(fullDocument(field), variables);
  for (const canary of world.canaries) expect(answer.body).not.toContain(canary);
  return answer;
}

/** The code with which the guard refuses an asker, or null when she may ask. */
function guarded({ who }: Rule, asker: Asker): string | null {
  if (who === 'everybody') return null;
  const signedOut = asker === 'visitor' || asker === 'expired';
  if (who === 'session') return signedOut ? 'signed-out' : null;
  if (signedOut) return 'signed-out';
  if (asker === 'half') return 'second-factor-needed';
  return who.includes(asker) ? null : 'not-permitted';
}

function check(answer: Answer<Fields>, expected: Rule['answer']): void {
  if (typeof expected === 'function') return expected(answer);
  if (expected === 'data' || expected === undefined)
    expect(answer).toMatchObject({ refusal: null, errors: [] });
  else expect(answer.refusal).toBe(expected);
}

test('every root field of the running schema stands in the matrix, and nothing else does', () => {
  expect(Object.keys(matrix).sort()).toEqual([...fields.keys()].sort());
});

describe.each(Object.entries(matrix))('%s', (name, rule) => {
  test.each(askers)('asked by: %s', async (asker) => {
    const answer = await question(name, asker, rule.own?.(world) ?? {});
    const refusal = guarded(rule, asker);
    if (refusal === null) return check(answer, rule.answer);
    expect(answer.refusal).toBe(refusal);
    expect(answer.data ?? { [name]: null }).toEqual({ [name]: null });
  });

  for (const { what, variables, answer, by } of rule.foreign ?? []) {
    const allowed = askers.filter(
      (asker) => guarded(rule, asker) === null && (by?.includes(asker) ?? true),
    );
    test.each(allowed)(`with ${what}: %s`, async (asker) => {
      check(await question(name, asker, variables(world)), answer);
    });
  }
});

test('nothing that belongs to others was changed by all this', async () => {
  expect(before.length).toBeGreaterThan(30);
  expect(await foreignRows(house, world)).toEqual(before);
});
