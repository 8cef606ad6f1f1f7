import QRCode from 'qrcode';

/**
 * A QR code as an SVG text without quiet zone (the page leaves the white around it), one module one
 * unit. Error correction M: a fold or a coffee ring still leaves it readable. The mask is always the same:
 * to try all eight takes three times as long, and breaks up patterns that random signs do not have. The text
 * is written as bytes throughout: the search for runs of digits costs more than the modules that it saves.
 * @param text what the code says, up to about 2,300 bytes
 * @param colour of the dark modules, `#rrggbb`
 */
export const qrSvg = (text: string, colour: string): string => {
  const bytes = [{ data: Buffer.from(text), mode: 'byte' as const }];
  const { size, data } = QRCode.create(bytes, {
    errorCorrectionLevel: 'M',
    maskPattern: 3,
  }).modules;
  const path: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = x;
      while (x < size && data[y * size + x]) x += 1;
      if (x > from) path.push(`M${from} ${y}h${x - from}v1H${from}z`);
    }
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">` +
    `<path fill="${colour}" d="${path.join('')}"/></svg>`
  );
};
