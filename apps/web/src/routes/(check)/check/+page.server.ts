import { fail } from '@sveltejs/kit';
import { checkFile, fileIn, notChecked } from '#lib/server/check-file.js';
import type { Actions } from './$types.js';

export const actions: Actions = {
  /** The answer is the page itself: nothing of the file is kept, so there is nothing to lead to. */
  default: async (event) => {
    const file = await fileIn(event.request);
    if (!(file instanceof File)) return fail(file.status, { refused: file.text });
    try {
      return { checked: await checkFile(event, file) };
    } catch (error) {
      const { status, text } = notChecked(error);
      return fail(status, { refused: text });
    }
  },
};
