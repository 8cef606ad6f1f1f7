/** Browsers that cannot show the icon in the page ask here; they get none, the same on both sites. */
export const GET = () =>
  new Response(null, { status: 204, headers: { 'cache-control': 'public, max-age=86400' } });
