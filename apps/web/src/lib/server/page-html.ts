import islands from 'virtual:islands';

/** What is written into every page that kit renders. */
export interface Frame {
  locale: string;
  nonce: string;
  /** The exit script belongs on the learning site only. */
  withShell: boolean;
}

/** Kit marks the pages that it also starts in the browser with this name. */
const STARTED_BY_KIT = '__sveltekit_';

function shellScript(nonce: string): string {
  const shell = islands['shell'];
  if (!shell) return '';
  return shell.code === ''
    ? `<script type="module" nonce="${nonce}" src="${shell.src}"></script>`
    : `<script nonce="${nonce}">${shell.code}</script>`;
}

/**
 * Finishes a page: its language, the one script that is part of every page (quick exit must not wait
 * for a second request), and without what only hydration would need.
 * @param html the page as kit rendered it
 * @param frame what to fill in
 * @returns the page to send
 */
export function finishPage(html: string, { locale, nonce, withShell }: Frame): string {
  const filled = html
    .replace('%lang%', locale)
    .replace('%shell%', () => (withShell ? shellScript(nonce) : ''));
  if (filled.includes(STARTED_BY_KIT)) return filled;
  return filled
    .replace(/<!--[^>]*-->/g, '')
    .replace(/<link [^>]*rel="stylesheet" disabled[^>]*>/g, '');
}
