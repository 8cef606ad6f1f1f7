import { preset } from '../jest.preset.js';

// real processes are started here, on a machine that may be busy
export default preset({ testMatch: ['<rootDir>/**/*.test.ts'], testTimeout: 60_000 });
