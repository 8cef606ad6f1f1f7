import { defineConfig } from 'eslint/config';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';
import { boundaryRules, boundarySettings } from './tools/lint/boundaries.js';
import { fileNames } from './tools/lint/file-names.js';
import { forbid, syntax } from './tools/lint/syntax.js';

const tests = ['**/*.{test,fixture}.ts', 'apps/web-e2e/**/*.ts', 'apps/api/src/testing/**/*.ts'];
const sources = ['apps/*/src/**/*.{ts,svelte}', 'libs/*/src/**/*.ts'];

/** The house rules as far as a machine can see them; docs/adr/0002-module-boundaries.md tells of the boundaries. */
export default defineConfig(
  {
    ignores: [
      '**/dist/',
      '**/build/',
      '**/.svelte-kit/',
      '**/coverage/',
      '**/test-results/',
      '**/playwright-report/',
      '.cache/',
      '.nx/',
      '.pateka/',
      'apps/web/src/lib/paraglide/',
      'apps/web/static/',
      'libs/api-client/src/generated/',
    ],
  },
  // a rule that does not fit is changed here, with its reason, and never switched off in a file
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  typescript.configs.recommended,
  svelte.configs.recommended,
  {
    files: ['**/*.{js,ts,svelte}'],
    languageOptions: { globals: { ...globals.node } },
    plugins: { house: { rules: { 'file-names': fileNames } } },
    rules: {
      'house/file-names': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-console': 'off',
      'no-restricted-syntax': forbid(syntax.house),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-nocheck': true, 'ts-expect-error': true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: typescript.parser },
      globals: { ...globals.browser },
    },
    rules: {
      // the site stands at the root of its host, where a plain address is right
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    // the one place where HTML is put on a page: what the compiler of the lessons made, which knows no raw HTML
    files: ['apps/web/src/lib/ui/safe-html.svelte'],
    rules: { 'svelte/no-at-html-tags': 'off' },
  },
  {
    files: sources,
    rules: { 'no-restricted-syntax': forbid(syntax.house, syntax.environment) },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    rules: { 'no-restricted-syntax': forbid(syntax.house, syntax.environment, syntax.pure) },
  },
  {
    // the one package of the domain, which is loaded once by whoever closes periods (ADR 0021)
    files: ['libs/domain/src/disclosure/highs-solver.ts'],
    rules: {
      'no-restricted-syntax': forbid(syntax.house, syntax.environment),
    },
  },
  {
    // GraphQL enumerations are the one place where TypeScript's are of use
    files: ['apps/api/src/**/*.{entity,inputs,types}.ts'],
    rules: {
      'no-restricted-syntax': forbid(syntax.houseWithEnums, syntax.environment),
    },
  },
  {
    files: [
      // where the environment is read, once, and checked
      'apps/api/src/platform/config.ts',
      'apps/web/src/lib/server/config.ts',
      // not configuration: what Windows needs to start a program, and where a command was typed
      'libs/credentials/src/document/render-process.ts',
      'libs/starter-catalogue/src/cli-folder.ts',
    ],
    rules: { 'no-restricted-syntax': forbid(syntax.house) },
  },
  {
    // the types of packages that have none: a project that compiles these sources finds them by this line alone
    files: ['libs/credentials/src/proof/*.ts'],
    rules: { '@typescript-eslint/triple-slash-reference': ['error', { path: 'always' }] },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // a promise that nobody waits for loses its error; reading the types is worth its time here
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
  {
    files: [...sources, 'apps/web-e2e/**/*.ts', 'tools/**/*.ts'],
    plugins: { boundaries },
    settings: boundarySettings,
    rules: boundaryRules,
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // a migration is a list of statements that is never changed again
    files: ['apps/api/src/migrations/**/*.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: tests,
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-syntax': forbid(syntax.tests),
    },
  },
);
