import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { clean } from './clean.js';
import { FileStore } from './file-store.js';
import { keyOf, ORIGINAL } from './media-keys.js';
import {
  dropLoose,
  heldMedia,
  hold,
  insertMedia,
  lockMedia,
  mediaByIds,
  type MediaRow,
  noteLoose,
} from './media.queries.js';
import type { Clean, KeepResult, KeptMedia } from './media.types.js';
import { OneAtATime } from './one-at-a-time.js';

/** Who brings a file: its network may use it from then on. */
export interface Whose {
  networkId: string;
  accountId: string | null;
}

const idOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Files of lessons: what comes in is sniffed and cleaned, and kept once under the hash of what remains. */
@Injectable()
export class MediaService {
  /** Pictures are unpacked one after the other, so that many at once cannot take the memory. */
  private readonly cleaning = new OneAtATime();

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a file for a network. The same file again, from whomever, is the same one.
   * @returns what is kept, or why nothing is
   */
  async keep(bytes: Buffer, whose: Whose): Promise<KeepResult> {
    // What we gave out before and comes back needs no second look.
    const [known] = await this.find([idOf(bytes)]);
    if (known && (await this.holdAgain(known.id, whose))) return { ok: true, media: known };
    const cleaned = await this.cleaning.run(() => clean(bytes));
    if (!cleaned.ok) return cleaned;
    return { ok: true, media: await this.store(cleaned, whose) };
  }

  /** @returns the kept original. @throws Error when there is no such file */
  read(id: string): Promise<Buffer> {
    return this.files.read(keyOf(id, ORIGINAL));
  }

  /**
   * @param tx the open transaction of the asker, so that she waits for no second connection
   * @returns of the given ids those that a network holds
   */
  async known(
    networkId: string,
    ids: readonly string[],
    tx: Pick<EntityManager, 'query'> = this.db,
  ): Promise<Map<string, KeptMedia>> {
    const rows: MediaRow[] = await tx.query(heldMedia, [networkId, ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  private find(ids: readonly string[]): Promise<MediaRow[]> {
    return this.db.query(mediaByIds, [ids]);
  }

  /** @returns false when the file was collected meanwhile */
  private holdAgain(id: string, whose: Whose): Promise<boolean> {
    return this.locked(id, async (tx) => {
      const [row]: MediaRow[] = await tx.query(mediaByIds, [[id]]);
      if (row) await this.hold(tx, id, whose);
      return row !== undefined;
    });
  }

  /**
   * Files first, then the row. The slow writing is done before the lock; under it there is only a look
   * whether all are still there, because a collection may have passed in between.
   */
  private async store(cleaned: Clean, whose: Whose): Promise<KeptMedia> {
    const media = described(cleaned);
    await this.db.query(noteLoose, [media.id, this.clock.now()]);
    await this.writeFiles(media.id, cleaned);
    await this.locked(media.id, async (tx) => {
      await this.writeFiles(media.id, cleaned);
      const { id, kind, type, bytes, width, height, variants } = media;
      const now = this.clock.now();
      const values = [id, kind, type, bytes, width, height, JSON.stringify(variants), now];
      await tx.query(insertMedia, values);
      await this.hold(tx, id, whose);
      await tx.query(dropLoose, [id]);
    });
    const [row = media] = await this.find([media.id]);
    return row;
  }

  private async writeFiles(id: string, { bytes, variants }: Clean): Promise<void> {
    const files = [[ORIGINAL, bytes] as const, ...variants];
    await Promise.all(
      files.map(async ([name, content]) => {
        const key = keyOf(id, name);
        if ((await this.files.size(key)) === content.byteLength) return;
        await this.files.put(key, content);
      }),
    );
  }

  private async hold(tx: EntityManager, id: string, whose: Whose): Promise<void> {
    await tx.query(hold, [whose.networkId, id, whose.accountId, this.clock.now()]);
  }

  private locked<T>(id: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.db.transaction(async (tx) => {
      await tx.query(lockMedia, [id]);
      return work(tx);
    });
  }
}

function described({ kind, type, bytes, width, height, variants }: Clean): KeptMedia {
  const sizes = [...variants].map(([name, content]) => [name, content.byteLength] as const);
  const size = { bytes: bytes.byteLength, width, height };
  return { id: idOf(bytes), kind, type, ...size, variants: Object.fromEntries(sizes) };
}
