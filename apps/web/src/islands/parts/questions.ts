// Answers without a new page. Where it does not work, the form goes its usual way.
import { ask, replace, sayLost } from './fragment.js';
import { enhanceOrders } from './order.js';

function showBusy(button: HTMLElement | null): () => void {
  if (!button) return () => undefined;
  const label = [...button.childNodes];
  button.setAttribute('aria-disabled', 'true');
  button.textContent = button.dataset['busy'] ?? '…';
  return () => {
    button.removeAttribute('aria-disabled');
    button.replaceChildren(...label);
  };
}

async function answer(form: HTMLFormElement, url: string): Promise<void> {
  if (form.dataset['sent']) return;
  form.dataset['sent'] = '1';
  sayLost(form, false);
  const restore = showBusy(form.querySelector('[data-busy]'));
  const result = await ask(url, form);
  if (result.ok) {
    const part = replace(form.dataset['into'], result.part);
    enhanceOrders(part);
    part.querySelector<HTMLElement>('[role=status][tabindex]')?.focus();
    return;
  }
  delete form.dataset['sent'];
  restore();
  if (result.lost) sayLost(form, true);
  else form.submit();
}

/** Takes over the forms of the questions, also of those that come later. */
export function followQuestions(): void {
  // Before the shell's listener on the document, which then leaves these forms alone.
  document.body.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const url = form.dataset['answer'];
    if (!url) return;
    event.preventDefault();
    void answer(form, url);
  });
}
