import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../testing/app.js';
import { CredentialStatusService, type StatusPlace } from './credential-status.service.js';

let api: TestApp;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

const draw = () => api.get(CredentialStatusService).draw();

async function take(place: StatusPlace): Promise<void> {
  const { id: networkId } = await api.given.network();
  const credential = { credentialId: randomUUID(), networkId, number: randomUUID(), ...place };
  await api.db.transaction((tx) => api.get(CredentialStatusService).take(tx, credential));
}

test('places are drawn from all over the list (credentials 7)', async () => {
  const places = await Promise.all(Array.from({ length: 100 }, draw));
  expect(new Set(places.map(({ list }) => list))).toEqual(new Set([1]));
  const indexes = places.map(({ index }) => index);
  expect(new Set(indexes).size).toBeGreaterThan(95);
  expect(Math.min(...indexes)).toBeLessThan(131_072 / 4);
  expect(Math.max(...indexes)).toBeGreaterThan((131_072 / 4) * 3);
});

test('a place is taken once, whoever drew it', async () => {
  const place = await draw();
  await take(place);
  await expect(take(place)).rejects.toThrow('duplicate key');
});

test('what is taken is not drawn, and after a full list comes the next', async () => {
  const { id } = await api.given.network();
  const fill = (from: number, to: number) =>
    api.db.query(
      `INSERT INTO credential_status (credential_id, network_id, number, list, index)
       SELECT gen_random_uuid(), $1, gen_random_uuid()::text, 1, i FROM generate_series($2::int, $3::int) i
       ON CONFLICT (list, index) DO NOTHING`,
      [id, from, to],
    );
  // half of it: all draws fall into the other half, or (once in a thousand) into the next list
  await fill(0, 65_535);
  for (let round = 0; round < 50; round += 1) {
    const { list, index } = await draw();
    if (list === 1) expect(index).toBeGreaterThan(65_535);
  }
  await fill(65_536, 131_071);
  expect(await draw()).toMatchObject({ list: 2 });
  await take(await draw());
  expect(await draw()).toMatchObject({ list: 2 });
});
