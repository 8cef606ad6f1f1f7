/** Questions are written in the browser, as lessons are. */
export const csr = true;
