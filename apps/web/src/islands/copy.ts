// Shows the copy buttons of CopyField where the browser can copy.

async function copy(button: HTMLElement): Promise<void> {
  const id = button.dataset['copy'] ?? '';
  const field = document.getElementById(id);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.select();
  await navigator.clipboard.writeText(field.value);
  const done = button.dataset['done'] ?? '';
  button.textContent = done;
  const status = document.querySelector(`[data-copy-status="${id}"]`);
  if (status) status.textContent = done;
}

for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  button.hidden = !('clipboard' in navigator);
  button.addEventListener('click', () => void copy(button));
}
