/** A bundled island: its address, and its text where it is written into the page (see vite/islands.ts). */
export interface Script {
  src: string;
  code: string;
}

/** What is written into every page that kit renders. */
export interface Frame {
  locale: string;
  nonce: string;
  /** The script of quick exit; null on the check site, which has none. */
  shell: Script | null;
  /** A lesson, asked for without the visit cookie: islands/parts/came-back.ts looks how it was opened. */
  mayBeReturn: boolean;
}

/** Kit marks the pages that it also starts in the browser with this name. */
const STARTED_BY_KIT = '__sveltekit_';

/** Whether kit starts a page in the browser: then it may still add to its end. */
export function isStartedByKit(html: string): boolean {
  return html.includes(STARTED_BY_KIT);
}

function shellScript(shell: Script, nonce: string): string {
  return shell.code === ''
    ? `<script type="module" nonce="${nonce}" src="${shell.src}"></script>`
    : `<script nonce="${nonce}">${shell.code}</script>`;
}

/** Lets in the sheets of the page's own parts (lib/lesson/lesson-styles.svelte) as kit's sheets are let in. */
function withStyleNonce(html: string): string {
  const nonce = /<style nonce="([^"%]+)"/.exec(html)?.[1];
  return html.replaceAll('<style nonce="%style%"', nonce ? `<style nonce="${nonce}"` : '<style');
}

/**
 * Finishes a page: its language, the one script that is part of every page (quick exit must not wait
 * for a second request), and without what only hydration would need.
 * @param html the page as kit rendered it
 * @param frame what to fill in
 * @returns the page to send
 */
export function finishPage(html: string, frame: Frame): string {
  const { locale, nonce, shell, mayBeReturn } = frame;
  const filled = withStyleNonce(html)
    .replace('"%lang%"', `"${locale}"${mayBeReturn ? ' data-may-be-return' : ''}`)
    .replace('%shell%', () => (shell ? shellScript(shell, nonce) : ''));
  if (isStartedByKit(html)) return filled;
  // Text is escaped, so a comment can only be one of Svelte's marks.
  return filled.replace(/<(?:!--[^>]*--|link [^>]*rel="stylesheet" disabled[^>]*)>/g, '');
}
