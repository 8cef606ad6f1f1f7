import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Actor, isAllowed } from '@pateka/domain';
import type { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { queryNamed } from '../platform/database/named-query.js';
import { AppError } from '../platform/errors.js';
import { FileStore } from './file-store.js';
import { fileNames, keyOf, ORIGINAL } from './media-keys.js';
import { type MediaRow, readableMedia } from './media.queries.js';
import type { ByteRange } from './shelf.js';

/** A file that somebody may read. */
export interface FoundFile {
  key: string;
  type: string;
  /** In bytes. */
  size: number;
}

/** Only staff may see what is not published, and only with the second factor given. */
const networkOf = (actor: Actor): string | null =>
  actor.kind === 'staff' && isAllowed(actor, 'module.read').ok ? actor.networkId : null;

/** Gives files out to whom they may be given. */
@Injectable()
export class MediaReader {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly files: FileStore,
  ) {}

  /**
   * @param id of the file
   * @param name `file` for the kept original, or a smaller version of a picture; a picture too narrow to have
   * that one gives its next smaller
   * @throws AppError('not-found') alike for what there is not and for what the actor may not see
   */
  async find(actor: Actor, id: string, name: string): Promise<FoundFile> {
    const isName = /^[0-9a-f]{64}$/.test(id) && fileNames.includes(name);
    const values = [id, networkOf(actor)];
    const [media] = isName ? await queryNamed<MediaRow>(this.db, readableMedia, values) : [];
    if (!media) throw new AppError('not-found');
    if (name === ORIGINAL) return { key: keyOf(id, ORIGINAL), type: media.type, size: media.bytes };
    const variant = nearest(media.variants, name);
    if (!variant) throw new AppError('not-found');
    const [existing, size] = variant;
    return { key: keyOf(id, existing), type: `image/${name.split('.')[1]}`, size };
  }

  open(key: string, range?: ByteRange): Promise<Readable> {
    return this.files.stream(key, range);
  }
}

/** @returns name and bytes of the widest version of the wanted format that is not wider than wanted */
function nearest(variants: MediaRow['variants'], wanted: string): [string, number] | undefined {
  const [width, format] = wanted.split('.');
  return Object.entries(variants)
    .filter(([name]) => name.endsWith(`.${format}`) && parseInt(name, 10) <= Number(width))
    .sort(([a], [b]) => parseInt(b, 10) - parseInt(a, 10))[0];
}
