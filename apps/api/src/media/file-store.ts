import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { CONFIG, type Config } from '../platform/config.js';
import { folderShelf } from './folder-shelf.js';
import { s3Shelf } from './s3-shelf.js';
import type { ByteRange, Shelf } from './shelf.js';

type Settings = Pick<
  Config,
  | 'MEDIA_FOLDER'
  | 'MEDIA_S3_BUCKET'
  | 'MEDIA_S3_REGION'
  | 'MEDIA_S3_ENDPOINT'
  | 'MEDIA_S3_KEY'
  | 'MEDIA_S3_SECRET'
>;

/**
 * Files by key, in a folder or in a bucket. Every step may fail, be repeated or arrive twice: the same key
 * always means the same bytes, so writing again and removing what is gone are no errors.
 */
@Injectable()
export class FileStore {
  private shelf: Promise<Shelf> | undefined;

  constructor(@Inject(CONFIG) private readonly config: Settings) {}

  /** Writes a file as a whole or not at all. */
  async put(key: string, bytes: Uint8Array): Promise<void> {
    const { disk } = await this.open();
    await disk.put(key, bytes);
  }

  /** @throws Error when there is no such file */
  async read(key: string): Promise<Buffer> {
    return buffer(await this.stream(key));
  }

  /**
   * @param range the stretch that is wanted; the whole file when left out
   * @returns a stream; that there is no such file shows as its error at the latest
   */
  async stream(key: string, range?: ByteRange): Promise<Readable> {
    const { disk, stretch } = await this.open();
    return range ? stretch(key, range) : disk.getStream(key);
  }

  /** @returns how many bytes it has; null when there is none */
  async size(key: string): Promise<number | null> {
    const { disk } = await this.open();
    if (!(await disk.exists(key))) return null;
    return (await disk.getMetaData(key)).contentLength;
  }

  async remove(key: string): Promise<void> {
    const { disk } = await this.open();
    await disk.delete(key);
  }

  private open(): Promise<Shelf> {
    this.shelf ??= openShelf(this.config);
    return this.shelf;
  }
}

async function openShelf(config: Settings): Promise<Shelf> {
  if (config.MEDIA_FOLDER !== undefined) return folderShelf(config.MEDIA_FOLDER);
  return s3Shelf({
    bucket: config.MEDIA_S3_BUCKET ?? '',
    region: config.MEDIA_S3_REGION,
    endpoint: config.MEDIA_S3_ENDPOINT,
    accessKeyId: config.MEDIA_S3_KEY ?? '',
    secretAccessKey: config.MEDIA_S3_SECRET ?? '',
  });
}
