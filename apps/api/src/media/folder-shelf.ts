import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Shelf } from './shelf.js';

/** flydrive writes in place: whoever reads meanwhile, or a killed process, would leave half a file. */
class AtomicFolder extends FSDriver {
  constructor(private readonly folder: string) {
    super({ location: folder, visibility: 'private' });
  }

  override async put(key: string, contents: string | Uint8Array): Promise<void> {
    const path = join(this.folder, key);
    const draft = `${path}.${randomUUID()}.tmp`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      await writeFile(draft, contents, { mode: 0o600, flush: true });
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }
}

/** @returns files in a folder of this machine, or of one that all processes share */
export function folderShelf(folder: string): Shelf {
  return {
    disk: new Disk(new AtomicFolder(folder)),
    stretch: (key, { from, to }) =>
      Promise.resolve(createReadStream(join(folder, key), { start: from, end: to })),
  };
}
