/** Rich text is written in the browser: of all pages only these are started there. */
export const csr = true;
