// Forms whose result follows what is typed.
import { ask, replace, sayLost } from './fragment.js';

const AFTER_TYPING_MS = 500;

function show(form: HTMLFormElement, part: Element): void {
  replace(form.dataset['into'], part);
  const status = form.querySelector('[data-result-status]');
  if (status) status.textContent = part.getAttribute('data-summary');
}

function follow(form: HTMLFormElement, url: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const work = async () => {
    const mine = ++turn;
    const result = await ask(url, form);
    // Something newer is on its way.
    if (mine !== turn) return;
    if (result.ok) show(form, result.part);
    sayLost(form, !result.ok && result.lost);
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void work(), AFTER_TYPING_MS);
  });
}

/** Follows every form that says where its result comes from. */
export function followLiveForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-live]')) {
    const url = form.dataset['live'];
    if (url) follow(form, url);
  }
}
