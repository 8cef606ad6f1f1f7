import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';
import { fonts } from './vite/fonts.ts';
import { islands } from './vite/islands.ts';
import { completeMessages } from './vite/messages.ts';
import { paraglideOptions } from './vite/paraglide.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Workspace libraries are read from their sources, so the web needs none of them built. */
const SOURCE = '@pateka/source';

export default defineConfig(({ command }) => ({
  plugins: [
    fonts(here('./.cache')),
    completeMessages(here('./messages')),
    // before a build the texts are compiled by a task of their own, which nx keeps (package.json)
    command === 'serve' ? paraglideVitePlugin(paraglideOptions) : [],
    islands(here('./src/islands')),
    tailwindcss(),
    sveltekit({
      adapter: adapter(),
      // Sheets up to this size (in bytes) go into the page: a file of their own costs a round trip.
      inlineStyleThreshold: 64_000,
      // The nonce of the styles is kit's; lib/server/csp.ts builds the whole policy around it.
      csp: { mode: 'nonce', directives: { 'script-src': ['self'], 'style-src': ['self'] } },
      // Kit compares with one origin; we have two hosts. lib/server/same-origin.ts does the check.
      csrf: { trustedOrigins: ['*'] },
      paths: { relative: false },
    }),
  ],
  resolve: { conditions: [SOURCE, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [SOURCE, ...defaultServerConditions] } },
  server: {
    host: '127.0.0.1',
    port: Number(process.env['PORT'] ?? 4200),
    strictPort: true,
    fs: { allow: [here('.')] },
  },
  build: { target: 'es2022' },
}));
