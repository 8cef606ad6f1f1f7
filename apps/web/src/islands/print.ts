// Shows the print buttons of a page where the browser can print; without script there is its own menu.

for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
