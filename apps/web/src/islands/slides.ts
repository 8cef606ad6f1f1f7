// A lesson on the wall: the arrow keys, and those of a presenter, change the page.

const keys: Record<string, string> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'back',
  PageUp: 'back',
};

document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  const writes = target instanceof Element && target.matches('input, textarea, select');
  const way = keys[key];
  if (!way || writes || event.altKey || event.ctrlKey || event.metaKey) return;
  const link = document.querySelector<HTMLAnchorElement>(`[data-slide=${way}]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
