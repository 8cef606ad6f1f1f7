import { createRequire } from 'node:module';
import type { Locator } from '@playwright/test';

// The package is CommonJS whose whole export is the function, which its types do not say.
const decode = createRequire(import.meta.url)('jsqr') as typeof import('jsqr').default;

/** Wide enough for the longest link that a QR code here holds. */
const SIDE = 360;

/**
 * Reads a QR code as the camera of a phone would: from its pixels.
 * @param image the picture on the page
 * @returns what it holds; throws when there is none
 */
export async function readQr(image: Locator): Promise<string> {
  const pixels = await image.evaluate(async (node, side) => {
    const picture = node as HTMLImageElement;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    const pen = canvas.getContext('2d');
    pen?.drawImage(picture, 0, 0, side, side);
    return [...(pen?.getImageData(0, 0, side, side).data ?? [])];
  }, SIDE);
  const found = decode(Uint8ClampedArray.from(pixels), SIDE, SIDE);
  if (!found) throw new Error('There is no QR code to be read.');
  return found.data;
}
