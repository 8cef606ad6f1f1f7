import sharp, { type Metadata, type Sharp } from 'sharp';
import { formats, type VariantFormat, variantName, widths } from './media-keys.js';
import { type Clean, type MediaRefusal, oversize, refuse, type Refused } from './media.types.js';
import { isPlainWebp } from './plain-webp.js';

/** Enough for a page of print and for any screen. */
const LONGEST_SIDE = 2880;

/** Millions of pixels that are unpacked at most: a photo of 48 MP passes, a bomb of a few kilobytes does not. */
const MEGAPIXELS = 64;

/**
 * Low effort on purpose (docs/adr/0013-media.md): at effort 4 an AVIF takes ten times as long and is a tenth
 * smaller.
 */
const encoders: Record<VariantFormat, (picture: Sharp) => Sharp> = {
  avif: (picture) => picture.avif({ quality: 50, effort: 2 }),
  webp: (picture) => picture.webp({ quality: 74, effort: 2 }),
};
const original = (picture: Sharp) => picture.webp({ quality: 84, effort: 2, smartSubsample: true });

// One thread for each picture and nothing kept between pictures: an api serves pages meanwhile.
sharp.concurrency(1);
sharp.cache(false);

const open = (bytes: Buffer) =>
  sharp(bytes, { limitInputPixels: MEGAPIXELS * 1e6, failOn: 'error', animated: false });

/** What libvips says of a picture that it does not unpack. */
function refusalOf(thrown: unknown, type: string): Refused {
  const said = thrown instanceof Error ? thrown.message : '';
  if (/pixel limit/i.test(said)) return refuse('too-many-pixels', MEGAPIXELS);
  return refuse(unreadable(type));
}
const unreadable = (type: string): MediaRefusal => (/hei[cf]/.test(type) ? 'heic' : 'damaged');

/**
 * Makes a picture anew from its pixels: turned the way its camera held it, in sRGB, and without anything
 * else that the file carried (places, names, other files; safety 38).
 * @param type MIME type as sniffed
 * @returns the kept picture with its smaller versions, none wider than itself
 */
export async function cleanImage(bytes: Buffer, type: string): Promise<Clean | Refused> {
  const tooLarge = oversize('image', bytes);
  if (tooLarge) return tooLarge;
  try {
    const head = await open(bytes).metadata();
    if ((head.pages ?? 1) > 1 && type !== 'image/heic') return refuse('animated');
    const kept = await keptOriginal(bytes, head);
    const { width, height } = await sharp(kept).metadata();
    const variants = await variantsOf(kept, width);
    return { ok: true, kind: 'image', type: 'image/webp', bytes: kept, width, height, variants };
  } catch (thrown) {
    return refusalOf(thrown, type);
  }
}

/** What was kept before stays as it is: brought back by an import it is the same file. */
async function keptOriginal(bytes: Buffer, { width, height }: Metadata): Promise<Buffer> {
  if (Math.max(width, height) <= LONGEST_SIDE && isPlainWebp(bytes)) {
    await open(bytes).stats();
    return bytes;
  }
  const side = { width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside' as const };
  const picture = open(bytes)
    .autoOrient()
    .resize({ ...side, withoutEnlargement: true });
  return original(picture.toColourspace('srgb')).toBuffer();
}

/** A narrow picture has its smallest versions only; those are never enlarged. */
async function variantsOf(kept: Buffer, width: number): Promise<Map<string, Buffer>> {
  const variants = new Map<string, Buffer>();
  const fitting = widths.filter((_, index) => index === 0 || (widths[index - 1] ?? 0) < width);
  for (const wide of fitting) {
    for (const format of formats) {
      const picture = sharp(kept).resize({ width: wide, withoutEnlargement: true });
      variants.set(variantName(wide, format), await encoders[format](picture).toBuffer());
    }
  }
  return variants;
}
