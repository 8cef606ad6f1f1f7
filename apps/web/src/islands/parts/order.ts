// Things to put in order: two buttons for each instead of a list of places.

function fill(list: Element): void {
  const items = [...list.children];
  items.forEach((item, index) => {
    const select = item.querySelector('select');
    if (select) select.value = String(index + 1);
    for (const button of item.querySelectorAll<HTMLElement>('[data-move]')) {
      const atEnd = button.dataset['move'] === 'up' ? index === 0 : index === items.length - 1;
      button.setAttribute('aria-disabled', String(atEnd));
    }
  });
}

function move(list: HTMLElement, button: HTMLElement): void {
  const item = button.closest('li');
  const up = button.dataset['move'] === 'up';
  const neighbour = up ? item?.previousElementSibling : item?.nextElementSibling;
  if (!item || !neighbour) return;
  if (up) neighbour.before(item);
  else neighbour.after(item);
  fill(list);
  // A moved element loses the focus in some browsers.
  button.focus();
  const place = String([...list.children].indexOf(item) + 1);
  const status = list.parentElement?.querySelector('[data-order-status]');
  if (status) status.textContent = (list.dataset['moved'] ?? '').replace('{place}', place);
}

/**
 * Shows the buttons and hides the lists of places, which stay in the form and are kept up to date.
 * @param root the page, or the part of it that is new
 */
export function enhanceOrders(root: ParentNode): void {
  for (const list of root.querySelectorAll<HTMLElement>('[data-order]')) {
    for (const select of list.querySelectorAll('select')) select.hidden = true;
    for (const buttons of list.querySelectorAll<HTMLElement>('.moves')) buttons.hidden = false;
    fill(list);
    list.addEventListener('click', (event) => {
      const button =
        event.target instanceof Element && event.target.closest<HTMLElement>('[data-move]');
      if (button) move(list, button);
    });
  }
}
