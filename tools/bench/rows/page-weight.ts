import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { browserHeaders, findLesson, makeLearners, pageOf } from '../learners.ts';
import type { Row } from '../row.ts';

type Fetched = { wire: number; text: string };

/** Fetches on a connection of its own and counts every byte that came in, headers too. */
const fetchCold = (url: string, headers: Record<string, string>): Promise<Fetched> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      const { socket } = response;
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
        const body = Buffer.concat(chunks);
        const isPacked = response.headers['content-encoding'] === 'br';
        const plain = isPacked ? brotliDecompressSync(body) : body;
        resolve({ wire: socket.bytesRead, text: plain.toString() });
      });
    });
    asked.once('error', reject);
    asked.end();
  });

/**
 * Files that a browser loads by itself with a page or a script; links it does not follow. The fonts that a page
 * in its language needs are preloaded; a face that a style only names is fetched when a letter asks for it (the
 * browser journeys weigh that).
 */
const fileNames = /(?:\ssrc=|<link[^>]*?\shref=|import\s*|from\s*)["']?([^"'()\s>]+\.[a-z0-9]+)/g;

const filesOf = (text: string, base: string): string[] =>
  [...text.matchAll(fileNames)]
    .flatMap(([, name = '']) => (name.startsWith('data:') ? [] : [new URL(name, base).href]))
    .filter((url) => new URL(url).origin === new URL(base).origin);

/** A first visit to a lesson page with an empty cache: the page and all it needs, over the wire. */
export const row: Row = {
  name: 'page-weight',
  what: 'a lesson page, cold, with fonts, styles and scripts',
  unit: 'kB',
  budget: { atMost: 45 },
  run: async ({ stack }) => {
    const lesson = await findLesson(stack.databaseUrl);
    const [learner] = await makeLearners(stack.databaseUrl, lesson.courseId, 1);
    const headers = browserHeaders(learner ?? { token: '' }, 'first visit');
    const page = pageOf(stack.publicUrl, lesson);
    const seen = new Map<string, Fetched>();
    for (const queue = [page]; queue.length > 0;) {
      const url = queue.shift() ?? '';
      if (seen.has(url)) continue;
      const file = await fetchCold(url, headers);
      seen.set(url, file);
      if (!/\.(woff2|png|jpg|svg|ico)$/.test(url)) queue.push(...filesOf(file.text, url));
    }
    const weigh = (wanted: RegExp): number =>
      [...seen].reduce((sum, [url, { wire }]) => sum + (wanted.test(url) ? wire : 0), 0) / 1000;
    const { text = '' } = seen.get(page) ?? {};
    return {
      figure: weigh(/./),
      reference: {
        name: 'the page alone, not compressed, kB',
        figure: Buffer.byteLength(text) / 1000,
      },
      details: {
        requests: seen.size,
        'page kB': (seen.get(page)?.wire ?? 0) / 1000,
        'fonts kB': weigh(/\.woff2$/),
        'scripts kB': weigh(/\.js$/),
      },
    };
  },
};
