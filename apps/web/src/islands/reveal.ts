// Shows a passphrase while the box is ticked. Without script the box does not appear.
for (const box of document.querySelectorAll<HTMLInputElement>('[data-reveal]')) {
  const field = document.getElementById(box.dataset['reveal'] ?? '');
  if (!(field instanceof HTMLInputElement)) continue;
  const label = box.closest('label');
  if (label) label.hidden = false;
  box.addEventListener('change', () => {
    field.type = box.checked ? 'text' : 'password';
  });
  // A shown passphrase must not be kept by the browser as an ordinary text.
  field.form?.addEventListener('submit', () => {
    field.type = 'password';
  });
}
