import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import sharp from 'sharp';
import { clean } from './clean.js';

async function pdf(work: (document: PDFDocument) => unknown = () => undefined): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([200, 200]).drawText('Budget');
  await work(document);
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

test('of a PDF the author, the program, the dates and what was deleted are gone', async () => {
  const jpeg = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#777' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'Canary Artist' } })
    .toBuffer();
  const written = await pdf(async (document) => {
    document.setAuthor('Canary Author');
    document.setCreator('Canary Program');
    document.getPage(0).drawImage(await document.embedJpg(jpeg));
    document.context.register(PDFString.of('Canary of an earlier version'));
    document.catalog.set(
      PDFName.of('Metadata'),
      document.context.register(
        document.context.stream('<x>Canary XMP</x>', { Type: 'Metadata', Subtype: 'XML' }),
      ),
    );
  });
  expect(written.includes('Canary')).toBe(true);
  const result = await clean(written);
  if (!result.ok) throw new Error(result.reason);
  expect(result).toMatchObject({ kind: 'document', type: 'application/pdf' });
  const again = await PDFDocument.load(result.bytes, { updateMetadata: false });
  expect([again.getAuthor(), again.getCreator(), again.getCreationDate()]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(again.getPageCount()).toBe(1);
  const plain = Buffer.from(await again.save({ useObjectStreams: false }));
  expect(plain.includes('Canary')).toBe(false);
  expect(plain.includes(jpeg.subarray(-200))).toBe(true);
});

/** A place on the first page that does something when it is pressed. */
function link(document: PDFDocument, action: Record<string, string | PDFString>): void {
  const { context } = document;
  const place = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: context.obj(action) };
  document.getPage(0).node.addAnnot(context.register(context.obj(place)));
}

test('a PDF may turn to a page when it is opened, and link to pages of the web', async () => {
  const written = await pdf((document) => {
    const page = { S: 'GoTo', D: [document.getPage(0).ref, 'Fit'] };
    document.catalog.set(PDFName.of('OpenAction'), document.context.obj(page));
    link(document, { S: 'URI', URI: PDFString.of('https://nap.bg/') });
  });
  expect(await clean(written)).toMatchObject({ ok: true });
});

test.each<[string, (document: PDFDocument) => unknown, string]>([
  ['with a script', (document) => document.addJavaScript('x', 'app.alert(1)'), 'active-content'],
  [
    'with a file inside',
    (document) => document.attach(Buffer.from('x'), 'x.exe'),
    'active-content',
  ],
  [
    'that starts a program',
    (document) => {
      const launch = document.context.obj({ S: 'Launch', F: PDFString.of('cmd.exe') });
      document.catalog.set(PDFName.of('OpenAction'), launch);
    },
    'active-content',
  ],
  [
    'that sends a form',
    (document) => {
      const action = document.context.register(
        document.context.obj({ S: 'SubmitForm', F: PDFString.of('https://x.example') }),
      );
      document.getPage(0).node.set(PDFName.of('AA'), document.context.obj({ O: action }));
    },
    'active-content',
  ],
  [
    'that asks another machine for a file',
    (document) => link(document, { S: 'GoToR', F: PDFString.of('//x.example/a.pdf') }),
    'active-content',
  ],
  [
    'that opens a page of the web by itself',
    (document) => {
      const page = document.context.obj({ S: 'URI', URI: PDFString.of('https://x.example') });
      document.catalog.set(PDFName.of('OpenAction'), page);
    },
    'active-content',
  ],
  [
    'that opens one while its pages are turned',
    (document) => {
      const page = document.context.obj({ S: 'URI', URI: PDFString.of('https://x.example') });
      document.getPage(0).node.set(PDFName.of('AA'), document.context.obj({ O: page }));
    },
    'active-content',
  ],
])('a PDF %s is refused', async (_what, work, reason) => {
  expect(await clean(await pdf(work))).toEqual({ ok: false, reason });
});

test('a locked PDF is refused by name', async () => {
  const open = (await pdf()).toString('latin1');
  const locked = open.replace(
    '/Root',
    '/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -4 >> /Root',
  );
  expect(await clean(Buffer.from(locked, 'latin1'))).toEqual({ ok: false, reason: 'encrypted' });
});

test('a page in front of a PDF makes it none', async () => {
  const both = Buffer.concat([
    Buffer.from('<html><script>alert(1)</script></html>\n'),
    await pdf(),
  ]);
  expect(await clean(both)).toMatchObject({ ok: false });
});
