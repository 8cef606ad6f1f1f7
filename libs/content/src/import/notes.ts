import type { Bilingual } from '@pateka/domain';
import type { ImportNote } from './result.js';

/** Gathers what an import has to tell, each kind once with its number. */
export class NoteBook {
  private readonly kept = new Map<string, ImportNote>();

  /**
   * @param code names the kind of note
   * @param text what is said about it
   * @param count how many more of it there are
   */
  add(code: string, text: Bilingual, count = 1): void {
    const { count: before = 0 } = this.kept.get(code) ?? {};
    if (count > 0) this.kept.set(code, { code, text, count: before + count });
  }

  /** @returns all notes, in the order in which each kind was first seen */
  list(): ImportNote[] {
    return [...this.kept.values()];
  }
}
