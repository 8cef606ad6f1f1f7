import type { Disk } from 'flydrive';
import type { Readable } from 'node:stream';

/** A stretch of a file; both ends belong to it, as in HTTP. */
export interface ByteRange {
  from: number;
  to: number;
}

/** One place where files can lie: flydrive, and the reading of a stretch, which flydrive does not know. */
export interface Shelf {
  disk: Disk;
  stretch(key: string, range: ByteRange): Promise<Readable>;
}
