import { preset } from '../../jest.preset.js';

const base = preset();

/** The web's pure parts; what needs a browser is tested in apps/web-e2e. */
export default preset({
  testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/vite/**/*.test.ts'],
  moduleNameMapper: { ...base.moduleNameMapper, '^#lib/(.*)\\.js$': '<rootDir>/src/lib/$1' },
});
