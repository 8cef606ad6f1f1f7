import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const read = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../badge/${name}`, import.meta.url)));

let png: Uint8Array | undefined;
let svg: string | undefined;

/** @returns the picture into which credentials are baked: the path of stones, no text */
export const badgePng = (): Uint8Array => (png ??= read('badge.png'));

/** @returns the same, drawn */
export const badgeSvg = (): string => (svg ??= read('badge.svg').toString());
