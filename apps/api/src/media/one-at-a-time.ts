/** Work that must not be done twice at once in one process: each waits until the one before has ended. */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();

  /** @returns what the work gives; that an earlier one failed is no matter of the later ones */
  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
