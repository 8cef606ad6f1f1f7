import { toString } from 'qrcode';

/**
 * Draws a QR code on the server: no script, no request to anybody.
 * @param text what it holds
 * @returns a data address for an image, on a white ground so that it can be read in the dark look, too
 */
export async function qrImage(text: string): Promise<string> {
  const svg = await toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return `data:image/svg+xml,${encodeURIComponent(svg.trim())}`;
}
