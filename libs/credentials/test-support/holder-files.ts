import { badgePng, badgeSvg } from '../src/bake/badge.js';
import { bakePng } from '../src/bake/bake-png.js';
import { bakeSvg } from '../src/bake/bake-svg.js';
import { holderZip } from '../src/bake/holder-zip.js';
import type { CredentialInput } from '../src/credential/credential-input.js';
import { createRenderProcess } from '../src/document/render-process.js';
import type { Outcome, VerifyReport } from '../src/verify/report.js';
import { loadReader } from '../src/verify/pdf-attachments.js';
import { bgInput } from './certificate-inputs.js';
import { credentialInput } from './credential-inputs.js';
import { givenIssuer } from './issuer.js';

const { PDFDocument } = await loadReader();

/** A page with files attached to it, without the typesetter. */
export const pdfWith = (...attached: string[]): Uint8Array => made(attached, '');

/** The same, packed as well as it goes. */
export const packedPdfWith = (...attached: string[]): Uint8Array => made(attached, 'compress');

function made(attached: string[], options: string): Uint8Array {
  const pdf = new PDFDocument();
  pdf.insertPage(-1, pdf.addPage([0, 0, 200, 200], 0, pdf.newDictionary(), ''));
  const day = new Date('2026-11-23T00:00:00Z');
  attached.forEach((text, index) => {
    const name = `credential-${index}.json`;
    const file = pdf.addEmbeddedFile(name, 'application/json', text, day, day, false);
    pdf.insertEmbeddedFile(name, file);
  });
  return new Uint8Array(pdf.saveToBuffer(options).asUint8Array());
}

/** Every form in which somebody may hold one credential. */
export async function givenFiles(change: Partial<CredentialInput> = {}) {
  const given = await givenIssuer();
  const input = credentialInput(change);
  const { json, jwt } = await given.signer.sign(input);
  const pdf = pdfWith(json);
  const issuer = JSON.stringify(given.document);
  const files = {
    json: Buffer.from(json),
    jwt: Buffer.from(jwt),
    png: bakePng(badgePng(), json),
    'png with a JWT': bakePng(badgePng(), jwt),
    svg: Buffer.from(bakeSvg(badgeSvg(), json)),
    'svg with a JWT': Buffer.from(bakeSvg(badgeSvg(), jwt)),
    pdf,
    zip: holderZip({ pdf, json, jwt, issuer }, 'bg'),
  };
  return { ...given, input, json, jwt, files, issuerText: issuer };
}

/** The certificate as it is really set. */
export async function setPdf(credential: string): Promise<Uint8Array> {
  const process = createRenderProcess();
  try {
    const set = await process.render({ ...bgInput, credential });
    if (!set.ok) throw new Error('not set');
    return set.pdf;
  } finally {
    await process.close();
  }
}

/** A report in short: what it comes to, and why. */
export const shortOf = ({ outcome, lines }: VerifyReport): [Outcome, ...string[]] => [
  outcome,
  ...new Set(lines.flatMap(({ reason }) => reason ?? [])),
];
