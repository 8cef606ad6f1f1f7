import type { DataSource } from 'typeorm';
import { isRunning, tellProgress } from './transfer.queries.js';

/** As often as somebody who watches needs it, and a database does not mind. */
const PAUSE_MS = 1_000;

/** Tells how far an import is, at most once a second, and hears whether it was cancelled. */
export class Progress {
  private readonly control = new AbortController();
  private told = -Infinity;

  constructor(
    private readonly db: DataSource,
    private readonly importId: string,
  ) {}

  /** Aborted once the import was cancelled. */
  get signal(): AbortSignal {
    return this.control.signal;
  }

  /** For `importFile`: one step more is done. */
  readonly step = async (done: number, total: number): Promise<void> => {
    const now = performance.now();
    if (now - this.told < PAUSE_MS) return;
    this.told = now;
    await this.db.query(tellProgress, [this.importId, done, total]);
    await this.isOver();
  };

  /** @returns whether it was cancelled meanwhile */
  async isOver(): Promise<boolean> {
    const rows: unknown[] = await this.db.query(isRunning, [this.importId]);
    if (rows.length === 0) this.control.abort();
    return this.signal.aborted;
  }
}
