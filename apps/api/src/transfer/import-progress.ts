import type { DataSource } from 'typeorm';
import { isRunning, tellProgress } from './transfer.queries.js';

/** As often as somebody who watches needs it, and a database does not mind. */
const PAUSE_MS = 1_000;
/** Progress is told in hundredths: reading the file first, then keeping what came along. */
const ALL = 100;
const READ = 40;
const KEPT = 95;

/** Tells how far an import is, at most once a second, and says whether it was cancelled. */
export class Progress {
  private told = -Infinity;

  constructor(
    private readonly db: DataSource,
    private readonly importId: string,
  ) {}

  /** One step more of reading is done. */
  readonly read = (done: number, total: number): Promise<void> => this.tell(0, READ, done, total);

  /** One file more is kept. */
  readonly keep = (done: number, total: number): Promise<void> =>
    this.tell(READ, KEPT, done, total);

  /** @returns whether it was cancelled meanwhile */
  readonly isOver = async (): Promise<boolean> => {
    const rows: unknown[] = await this.db.query(isRunning, [this.importId]);
    return rows.length === 0;
  };

  private async tell(from: number, to: number, done: number, total: number): Promise<void> {
    const now = performance.now();
    if (now - this.told < PAUSE_MS) return;
    this.told = now;
    const share = total > 0 ? Math.min(1, done / total) : 0;
    await this.db.query(tellProgress, [this.importId, Math.round(from + (to - from) * share), ALL]);
  }
}
