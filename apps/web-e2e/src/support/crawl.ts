import type { APIRequestContext } from '@playwright/test';

/** A page as the server sent it. */
export type Crawled = {
  path: string;
  status: number;
  headers: Record<string, string>;
  html: string;
  /** What the window and the history show. */
  title: string;
};

/** What a reader of the site may open that no link leads to. */
export const unlinked = [
  '/recover',
  '/closed',
  '/signed-out',
  '/no-such-page',
  '/courses/none/none',
];

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** The words of a page, without markup, scripts and styles. */
export const wordsOn = (html: string): string =>
  unescaped(
    html
      .replace(/<(script|style|head)\b.*?<\/\1>/gs, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
  );

function linksOf(html: string): string[] {
  const hrefs = [...html.matchAll(/\shref="(\/[^"#]*)/g)].map(([, href]) => unescaped(href ?? ''));
  return hrefs.filter((href) => !/^\/(_app|exit)\b/.test(href));
}

async function fetchPage(request: APIRequestContext, path: string): Promise<Crawled> {
  const answer = await request.get(path, { maxRedirects: 0 });
  const headers = answer.headers();
  const isPage = headers['content-type']?.startsWith('text/html') ?? false;
  const html = isPage ? await answer.text() : '';
  const title = unescaped(/<title>(.*?)<\/title>/s.exec(html)?.[1] ?? '');
  return { path, status: answer.status(), headers, html, title };
}

/**
 * Opens every page that links lead to.
 * @param request knows address and cookies of the reader
 * @param starts where to begin
 * @returns all answers, redirects and errors too, in the order they were found
 */
export async function crawl(
  request: APIRequestContext,
  starts: readonly string[],
): Promise<Crawled[]> {
  const found = new Map<string, Crawled>();
  const waiting = [...starts];
  while (waiting.length > 0) {
    const unseen = [...new Set(waiting.splice(0))].filter((path) => !found.has(path));
    const batch = unseen.splice(0, 100);
    waiting.push(...unseen);
    const pages = await Promise.all(batch.map((path) => fetchPage(request, path)));
    for (const page of pages) {
      found.set(page.path, page);
      const to = page.headers['location'];
      waiting.push(
        ...linksOf(page.html),
        ...(to?.startsWith('/') ? [to.split('#')[0] ?? '/'] : []),
      );
    }
  }
  return [...found.values()];
}
