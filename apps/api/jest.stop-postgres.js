import { rmSync } from 'node:fs';

/** Stops what jest.start-postgres.js started and removes its data. */
export default async function stop() {
  const started = globalThis.patekaTestCluster;
  if (!started) return;
  await started.cluster.stop();
  rmSync(started.home, { recursive: true, force: true });
}
