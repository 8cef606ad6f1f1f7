import type { INestApplicationContext } from '@nestjs/common';
import { rename, writeFile } from 'node:fs/promises';
import { IssuerService, type ListedKey } from '../issuer/issuer.service.js';
import { dayOf } from '../platform/clock.js';
import { table } from './table.js';

/** The issuer's keys as a table; of a key there is nothing but its id, which is a hash of its public half. */
export const keyTable = (keys: ListedKey[]): string =>
  table(
    ['id', 'kind', 'since', 'retired'],
    keys.map(({ id, kind, createdAt, retiredAt }) => [
      ...[id, kind, dayOf(createdAt)],
      retiredAt ? dayOf(retiredAt) : 'signs now',
    ]),
  );

const usage = `Usage: keys list    shows the keys that sign and those that signed
       keys rotate  lets new keys sign from now on`;

const rotated = `New keys sign from now on; nothing has to be started anew.
The private halves of the old ones were destroyed. Their public halves stay published, so every certificate
that was issued before stays valid.
`;

/** `keys list` and `keys rotate`. */
export async function keys(app: INestApplicationContext, args: string[]): Promise<number> {
  const issuer = app.get(IssuerService, { strict: false });
  const [what, ...rest] = args;
  if ((what !== 'list' && what !== 'rotate') || rest.length > 0) {
    console.log(usage);
    return 2;
  }
  if (what === 'rotate') {
    await issuer.rotate();
    console.log(rotated);
  }
  console.log(keyTable(await issuer.list()));
  return 0;
}

/** `issuer-document FILE`: lays down the public profile, with which certificates can be checked offline. */
export async function issuerDocumentTo(
  app: INestApplicationContext,
  [file, ...rest]: string[],
): Promise<number> {
  if (!file || rest.length > 0) {
    console.log('Usage: issuer-document FILE');
    return 2;
  }
  const document = await app.get(IssuerService, { strict: false }).document();
  // Whoever reads meanwhile finds the old one or the new one, whole.
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, `${document}\n`);
  await rename(fresh, file);
  return 0;
}
