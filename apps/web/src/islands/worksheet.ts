// A worksheet on its own page: live result, more rows, print, and files one after the other.
import { followLiveForms } from './parts/live-form.js';
import { showPrintButtons } from './parts/print-buttons.js';
import { followRowButtons } from './parts/sheet-rows.js';

followLiveForms();
followRowButtons();
showPrintButtons();

// After a file the page stays as it is: its form may be sent again at once. The window hears of it
// after the shell has noted that the form was sent.
addEventListener('submit', ({ target, submitter }) => {
  if (!(target instanceof HTMLFormElement) || !submitter?.matches('[data-file]')) return;
  delete target.dataset['sent'];
});
