/** After so long a form may be sent again: the answer was a download, or the connection broke. */
const AGAIN_AFTER_MS = 8_000;

function release(form: HTMLFormElement, button: HTMLElement | null, label: string): void {
  delete form.dataset['sent'];
  if (!button) return;
  button.removeAttribute('aria-disabled');
  button.textContent = label;
}

/** Swallows a second press while a form is on its way; the server tolerates repeats anyway. */
export function sendFormsOnce(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
    if (form.dataset['sent']) return event.preventDefault();
    form.dataset['sent'] = '1';
    const button = event.submitter?.dataset['busy'] ? event.submitter : null;
    const label = button?.textContent ?? '';
    button?.setAttribute('aria-disabled', 'true');
    if (button) button.textContent = button.dataset['busy'] ?? label;
    setTimeout(() => release(form, button, label), AGAIN_AFTER_MS);
  });
}
