import { Injectable } from '@nestjs/common';
import { type Competence, type Fact, inlinesOf } from '@pateka/content';
import { type DraftLesson, writtenBlocks } from '@pateka/content/draft';
import { fitsImport, packageFiles, type PackageContents, packParts } from '@pateka/content/import';
import { competences } from '../courses/competences.js';
import { FactCache } from '../courses/fact-cache.js';
import { FileStore } from '../media/file-store.js';
import { keyOf, ORIGINAL } from '../media/media-keys.js';
import { AppError } from '../platform/errors.js';

/** A file that goes out: whole, or as it is made. */
export interface ExportFile {
  type: string;
  content: Uint8Array | AsyncIterable<Uint8Array>;
}

/** Writes modules and courses in our own format. */
@Injectable()
export class PackageWriter {
  constructor(
    private readonly facts: FactCache,
    private readonly files: FileStore,
  ) {}

  /**
   * @param contents what goes out
   * @param allowed the files that may travel with it, with their bytes; others that it names stay here
   * @returns the package, made while it is sent
   * @throws AppError('too-large') for one that no import would take
   */
  async write(contents: PackageContents, allowed: ReadonlyMap<string, number>) {
    const lessons = contents.modules.flatMap((module) => module.lessons);
    const facts = await this.factsOf(lessons);
    const texts = packageFiles({ ...contents, facts, competences: await competencesOf(lessons) });
    if (!fitsImport(texts, allowed)) throw new AppError('too-large');
    const parts = { texts, media: [...allowed.keys()] };
    const content = packParts(parts, (id) => this.open(keyOf(id, ORIGINAL)));
    return { type: 'application/zip', content } satisfies ExportFile;
  }

  /** A file that was lost must not keep the text from going out; a store that fails must. */
  private async open(key: string) {
    return (await this.files.size(key)) === null ? null : this.files.stream(key);
  }

  private async factsOf(lessons: readonly DraftLesson[]): Promise<Fact[]> {
    const inlines = inlinesOf(writtenBlocks(lessons.flatMap(({ blocks }) => blocks)));
    const ids = new Set(inlines.flatMap((each) => (each.type === 'fact' ? [each.id] : [])));
    const known = await this.facts.current();
    return [...known.values()].filter(({ id }) => ids.has(id));
  }
}

async function competencesOf(lessons: readonly DraftLesson[]): Promise<Competence[]> {
  const ids = new Set(lessons.flatMap((lesson) => lesson.competences));
  return (await competences()).filter(({ id }) => ids.has(id));
}
