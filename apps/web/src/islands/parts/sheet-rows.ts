// One more row of a worksheet without a new page: the last one, emptied and counted on.

const FIELDS = 'input, select, textarea';
const COUNTED = ['id', 'name', 'for', 'aria-describedby'];

function countOn(element: Element, from: number): void {
  for (const name of COUNTED) {
    const value = element.getAttribute(name);
    if (value) element.setAttribute(name, value.replaceAll(`.${from}.`, `.${from + 1}.`));
  }
  element.removeAttribute('aria-invalid');
  if (element instanceof HTMLInputElement && element.type === 'checkbox') element.checked = false;
  else if (element.matches(FIELDS)) (element as HTMLInputElement).value = '';
  if (element.matches('[data-count]')) element.textContent = String(from + 2);
}

function addRow(button: HTMLButtonElement): boolean {
  const rows = button.form?.querySelector<HTMLElement>(`[data-rows="${button.value}"]`);
  const last = rows?.lastElementChild;
  if (!rows || !last) return false;
  const from = rows.children.length - 1;
  const row = last.cloneNode(true) as Element;
  if (row instanceof HTMLDetailsElement) row.open = true;
  for (const error of row.querySelectorAll('[id$="-error"]')) error.remove();
  for (const element of row.querySelectorAll('*')) countOn(element, from);
  rows.append(row);
  const count = rows.children.length;
  const known = button.form?.elements.namedItem(`rows.${button.value}`);
  if (known instanceof HTMLInputElement) known.value = String(count);
  button.hidden = count >= Number(rows.dataset['most']);
  row.querySelector<HTMLElement>(FIELDS)?.focus();
  return true;
}

/** Takes over the buttons for one more row. */
export function followRowButtons(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element && event.target.closest('button[name=more]');
    if (button instanceof HTMLButtonElement && addRow(button)) event.preventDefault();
  });
}
