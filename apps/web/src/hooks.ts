import type { Transport } from '@sveltejs/kit/hooks';
import { NotSent } from '#lib/not-sent.js';

export const transport: Transport = {
  NotSent: {
    encode: (value: unknown) => value instanceof NotSent && 1,
    decode: () => {
      throw new Error('This is not sent to the browser: the page must be finished on the server');
    },
  },
};
