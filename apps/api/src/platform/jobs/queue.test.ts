import { queueBackends } from '../../testing/queue-backends.js';
const { backends, stop } = await queueBackends(1);
afterAll(stop);
for (const backend of backends) {
  backend.describe(`queue on ${backend.name}`, () => {
    test('x', async () => {
      expect(backend.settings).toEqual(1);
    });
  });
}
