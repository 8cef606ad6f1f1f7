import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Below this many bytes compressing saves less than its header costs. */
const WORTH_IT = 700;
const TEXTUAL = /^(text\/(html|plain|csv|css)|application\/(json|ld\+json)|image\/svg\+xml)/;
/**
 * How hard to press. For a lesson page of 50 kB "quick" takes 0.5 ms and gives 14.1 kB, "small" takes
 * 1.6 ms and gives 12.4 kB.
 */
export type Effort = 'quick' | 'small';

const LEVELS = { quick: { brotli: 3, gzip: 3 }, small: { brotli: 5, gzip: 6 } };

const brotli = (plain: Buffer, quality: number): Buffer =>
  brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      // A window of 64 kB covers a page; the default of 4 MB costs time to set up with every answer.
      [constants.BROTLI_PARAM_LGWIN]: 16,
    },
  });

/**
 * Chooses an encoding that the browser takes.
 * @param accepted the Accept-Encoding header
 * @returns brotli before gzip; null when it takes neither
 */
export function chooseEncoding(accepted: string | null): 'br' | 'gzip' | null {
  const offers = (accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((offer) => offer.split(';').map((part) => part.trim()))
    .filter(([, weight]) => !/^q=0(\.0*)?$/.test(weight ?? ''))
    .map(([name]) => name);
  if (offers.includes('br')) return 'br';
  return offers.includes('gzip') ? 'gzip' : null;
}

/**
 * Compresses a finished text answer.
 * @param request the request, for what its browser takes
 * @param response the answer; streams and files of other kinds pass untouched
 * @param how the answer's body where it is at hand as text (then the answer's own body is ignored), and
 * the effort: "small" for who still has to fetch fonts and scripts besides
 * @returns the same answer, compressed where it pays
 */
export async function compressed(
  request: Request,
  response: Response,
  { text = null, effort = 'quick' }: { text?: string | null; effort?: Effort } = {},
): Promise<Response> {
  const { headers, status } = response;
  const isText = TEXTUAL.test(headers.get('content-type') ?? '');
  // Of a file a browser may ask a stretch: it is passed on as it lies, and as it comes.
  const isFile = headers.has('accept-ranges');
  if (!isText || isFile || !response.body || headers.has('content-encoding')) return response;
  headers.append('vary', 'accept-encoding');
  const encoding = chooseEncoding(request.headers.get('accept-encoding'));
  if (encoding === null && text === null) return response;
  const plain = text === null ? Buffer.from(await response.arrayBuffer()) : Buffer.from(text);
  headers.set('content-length', String(plain.byteLength));
  if (encoding === null || plain.byteLength < WORTH_IT)
    return new Response(plain, { status, headers });
  // At once: handing so little work to another thread costs more than doing it.
  const level = LEVELS[effort];
  const packed =
    encoding === 'br' ? brotli(plain, level.brotli) : gzipSync(plain, { level: level.gzip });
  headers.set('content-encoding', encoding);
  headers.set('content-length', String(packed.byteLength));
  return new Response(new Uint8Array(packed), { status, headers });
}
