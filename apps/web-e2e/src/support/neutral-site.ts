import { createServer } from 'node:http';

/** The heading of the page that quick exit leads to. */
export const neutralTitle = 'Времето днес';

/** A site that stands in for the operator's exit target. */
export type NeutralSite = { url: string; stop: () => Promise<void> };

/** Starts it on a free port of 127.0.0.1. */
export async function startNeutralSite(): Promise<NeutralSite> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="bg"><link rel="icon" href="data:,"><title>${neutralTitle}</title><h1>${neutralTitle}</h1>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}/`, stop };
}
