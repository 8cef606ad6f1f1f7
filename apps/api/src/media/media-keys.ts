/** The kept original: of pictures the largest version, of all else the file itself. */
export const ORIGINAL = 'file';

/** How wide the smaller versions of a picture are at most. */
export const widths = [480, 960, 1440] as const;

/** The formats of the smaller versions; a browser takes the first that it knows. */
export const formats = ['avif', 'webp'] as const;
export type VariantFormat = (typeof formats)[number];

/** @returns a version's name, e.g. `480.avif` */
export const variantName = (width: number, format: VariantFormat): string => `${width}.${format}`;

/** Every name that a file of one id can have. */
export const fileNames: readonly string[] = [
  ORIGINAL,
  ...widths.flatMap((width) => formats.map((format) => variantName(width, format))),
];

/**
 * Where a file lies: the id is the hash of its content, so no key ever changes its meaning.
 * @param id 64 hex digits
 * @param name one of `fileNames`
 */
export const keyOf = (id: string, name: string): string => `${id.slice(0, 2)}/${id}/${name}`;
