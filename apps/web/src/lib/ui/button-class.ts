/** How much a button or a link that looks like one asks for attention. One `primary` a screen. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet';

const SHARED =
  'inline-flex min-h-12 items-center justify-center gap-2 rounded-card border py-2.5 text-center ' +
  'font-semibold no-underline cursor-pointer transition-colors duration-150 ' +
  'aria-disabled:opacity-60 aria-disabled:cursor-default';

const KINDS: Record<ButtonKind, string> = {
  primary: 'px-6 border-transparent bg-fir text-on-fir hover:bg-fir-deep',
  secondary: 'px-6 border-edge bg-transparent text-ink hover:border-fir hover:text-fir-deep',
  quiet:
    'border-transparent bg-transparent text-fir underline underline-offset-4 hover:text-fir-deep',
};

/**
 * The classes of a button.
 * @param kind how much it asks for attention
 * @param wide whether it takes the whole width on a phone
 */
export function buttonClass(kind: ButtonKind, wide: boolean): string {
  return `${SHARED} ${KINDS[kind]} ${wide ? 'w-full sm:w-auto' : ''}`;
}
