/** Something that is moved among its neighbours with a pointer. */
export interface Drag {
  /** The things in order; the dragged one among them. */
  items: HTMLElement[];
  from: number;
  /** Before which thing it would be put; null while nothing would change. */
  onhover: (before: number | null) => void;
  /** Where it is put, counted without it. */
  ondrop: (to: number) => void;
}

/** A press becomes a drag after so many pixels. */
const SLACK = 6;
/** Near an edge of the window the page goes along; pixels. */
const EDGE = 90;

function placeAt(items: readonly HTMLElement[], y: number): number {
  const at = items.findIndex((item) => {
    const { top, height } = item.getBoundingClientRect();
    return y < top + height / 2;
  });
  return at < 0 ? items.length : at;
}

/**
 * Follows a pointer that was pressed on a handle. Escape gives up; a press without a drag stays a click.
 * @param event the press
 */
export function followDrag(event: PointerEvent, { items, from, onhover, ondrop }: Drag): void {
  if (event.button !== 0) return;
  const handle = event.currentTarget as HTMLElement;
  const start = event.clientY;
  let before: number | null = null;
  let isDrag = false;
  const controller = new AbortController();
  const listen = { signal: controller.signal };

  const stop = () => {
    controller.abort();
    onhover(null);
  };
  const moved = ({ clientY }: PointerEvent) => {
    if (!isDrag && Math.abs(clientY - start) < SLACK) return;
    isDrag = true;
    const place = placeAt(items, clientY);
    before = place === from || place === from + 1 ? null : place;
    onhover(before);
    if (clientY < EDGE + 60) scrollBy(0, -18);
    else if (clientY > innerHeight - EDGE) scrollBy(0, 18);
  };
  const dropped = () => {
    const to = before;
    stop();
    if (!isDrag) return;
    // What follows is no click on the handle.
    handle.addEventListener('click', (click) => click.stopImmediatePropagation(), {
      capture: true,
      once: true,
    });
    setTimeout(() => undefined);
    if (to !== null) ondrop(to > from ? to - 1 : to);
  };
  handle.setPointerCapture(event.pointerId);
  handle.addEventListener('pointermove', moved, listen);
  handle.addEventListener('pointerup', dropped, listen);
  handle.addEventListener('pointercancel', stop, listen);
  addEventListener('keydown', ({ key }) => key === 'Escape' && stop(), listen);
}
