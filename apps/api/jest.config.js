import { preset } from '../../jest.preset.js';

/** Half of the tests speak to a real PostgreSQL: the one of TEST_DATABASE_URL, or an embedded one for this run. */
export default preset({
  globalSetup: '<rootDir>/jest.start-postgres.js',
  globalTeardown: '<rootDir>/jest.stop-postgres.js',
  // A machine that does much else at the same time needs longer, not another result.
  testTimeout: 60_000,
  // the modules of a test file stay in memory after it: a worker that has grown is replaced by a fresh one
  workerIdleMemoryLimit: '2500MB',
});
