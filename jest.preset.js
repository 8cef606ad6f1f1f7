/**
 * The one jest setting of the house: TypeScript through swc, ES modules, workspace libraries read from
 * their sources (the "@pateka/source" export condition), so that a test needs no build
 * before it; only those of whole processes and of imports, which run in a thread, start what was built.
 * @param {import('jest').Config} own what a project adds
 * @returns {import('jest').Config}
 */
export const preset = (own = {}) => ({
  testEnvironment: 'node',
  testEnvironmentOptions: {
    customExportConditions: ['@pateka/source', 'node', 'node-addons'],
  },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/src/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  ...own,
});
