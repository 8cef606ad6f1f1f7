/**
 * Who may import whom: the one table, and the lint rules made from it.
 * The reasons stand in docs/adr/0002-module-boundaries.md.
 */
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const nest = ['@nestjs/*', 'nestjs-pino'];
const svelte = ['svelte', '@sveltejs/*', '@lucide/svelte'];
const storage = ['typeorm', 'bullmq', 'ioredis', 'pg'];

/**
 * The projects: where they are, which projects of ours they may import, and which packages never.
 * `packages` are the only ones it may import, not even Node's own (ADR 0021).
 * @type {Record<string, { folder: string, imports: string[], never?: string[], packages?: string[] }>}
 */
export const projects = {
  domain: { folder: 'libs/domain', imports: [], packages: ['highs'] },
  content: { folder: 'libs/content', imports: ['domain'], never: [...nest, 'typeorm', ...svelte] },
  credentials: {
    folder: 'libs/credentials',
    imports: ['domain'],
    never: [...nest, 'typeorm', ...svelte],
  },
  'starter-catalogue': {
    folder: 'libs/starter-catalogue',
    imports: ['domain', 'content'],
    never: [...nest, 'typeorm', ...svelte],
  },
  'api-client': { folder: 'libs/api-client', imports: ['domain'], never: [...nest, 'typeorm'] },
  api: {
    folder: 'apps/api',
    imports: ['domain', 'content', 'credentials', 'starter-catalogue'],
    never: svelte,
  },
  web: {
    folder: 'apps/web',
    imports: ['domain', 'content', 'api-client'],
    never: [...nest, ...storage],
  },
  'web-e2e': {
    folder: 'apps/web-e2e',
    // the journeys start the stack and look for a browser with the tools of the test run
    imports: ['domain', 'content', 'api-client', 'tools'],
    never: [...nest, ...storage],
  },
  tools: {
    folder: 'tools',
    imports: ['domain', 'content', 'credentials', 'starter-catalogue', 'api-client'],
  },
};

const lower = ['composing', 'authoring', 'bank', 'courses', 'media', 'network', 'identity'];

/**
 * The slices of the api: a slice imports only slices under it. Upstream announces by event, downstream
 * listens. Every slice may import `platform`, which knows no slice, only the list of migrations.
 * @type {Record<string, string[]>}
 */
export const slices = {
  platform: ['migrations'],
  identity: [],
  network: ['identity'],
  media: ['identity'],
  courses: ['media', 'network', 'identity'],
  bank: ['network', 'identity'],
  authoring: ['bank', 'courses', 'media', 'network', 'identity'],
  transfer: ['composing', 'authoring', 'bank', 'courses', 'media', 'network', 'identity'],
  composing: ['courses', 'media', 'network', 'identity'],
  learning: lower,
  issuer: ['network', 'identity'],
  certificates: ['issuer', 'learning', ...lower],
  notifications: ['identity'],
  reports: ['certificates', 'issuer', 'notifications', 'learning', ...lower],
};

/** Folders of the api that stand above the slices: they may import all of them, no slice imports them. */
const above = ['testing', 'migrations', 'cli'];

const slice = (name) => `api/${name}`;
const parts = [...Object.keys(slices), ...above];
const to = (names) => ({ to: { element: { types: { anyOf: names } } } });
const from = (names) => ({ element: { types: { anyOf: names } } });
const anyPackage = [{ to: { module: { origin: ['external', 'core'] } } }];

/** All elements of one project: the api has several. */
const elementsOf = (name) => (name === 'api' ? ['api', ...parts.map(slice)] : [name]);

const entries = Object.entries(projects);

// Of several policies that match an import the last one decides: what may be first, what never may at the end.
const policies = [
  ...entries.map(([name, { imports }]) => ({ from: from(elementsOf(name)), allow: to(imports) })),
  ...Object.entries(slices).map(([name, under]) => ({
    from: from([slice(name)]),
    allow: to(['platform', ...under].map(slice)),
  })),
  { from: from(['api', ...above.map(slice)]), allow: to(elementsOf('api')) },
  ...entries.map(([name, { packages }]) => ({
    from: from(elementsOf(name)),
    allow: packages
      ? packages.map((source) => ({ to: { module: { origin: 'external', source } } }))
      : anyPackage,
  })),
  // a test may use the factories and, wherever it stands, the tools of testing
  {
    from: { file: { categories: 'test' } },
    allow: [to([slice('testing')]), ...anyPackage],
  },
  // a test of the api boots what it tests, handlers of the slices above included
  {
    from: { ...from(elementsOf('api')), file: { categories: 'test' } },
    allow: to(elementsOf('api')),
  },
  ...entries.map(([name, { never = [] }]) => ({
    from: from(elementsOf(name)),
    disallow: never.map((source) => ({ to: { module: { origin: 'external', source } } })),
  })),
].filter(({ allow, disallow }) => !isEmpty(allow ?? disallow));

/** A row of the table that names nobody makes no policy. */
function isEmpty(selector) {
  return Array.isArray(selector)
    ? selector.length === 0
    : selector.to.element.types.anyOf.length === 0;
}

/** Settings of the plugin: what the elements are and how an import is resolved to a path. */
export const boundarySettings = {
  'boundaries/elements': [
    ...parts.map((name) => ({ type: slice(name), pattern: `apps/api/src/${name}` })),
    ...entries.map(([type, { folder }]) => ({ type, pattern: folder })),
  ].map((element) => ({ ...element, partialMatch: false })),
  'boundaries/files': [{ category: 'test', pattern: '**/*.{test,fixture}.ts' }],
  'boundaries/root-path': root,
  'boundaries/legacy-templates': false,
  'import/resolver': { [fileURLToPath(new URL('./resolver.cjs', import.meta.url))]: { root } },
};

/** The rules made from the table. */
export const boundaryRules = {
  'boundaries/dependencies': [
    'error',
    {
      default: 'disallow',
      checkAllOrigins: true,
      checkUnknownLocals: true,
      message: 'This import crosses a module boundary: see tools/lint/boundaries.js',
      policies,
    },
  ],
  'boundaries/no-unknown-files': 'error',
};
