import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createRenderProcess, type RenderProcess } from '@pateka/credentials';
import type { Locale, ReportDocument } from '@pateka/domain';

/** A board's report is asked for once a month: between two of them nobody pays for the typesetter's memory. */
const IDLE_MS = 60_000;

/** Renders after which a fresh process takes over: reports of many rows leave more behind than certificates. */
const RECYCLE_AFTER = 50;

/** Sets reports as PDF, one at a time, in a process of its own that is forked when needed and ends when it is not. */
@Injectable()
export class ReportPdfService implements OnApplicationShutdown {
  private process: RenderProcess | undefined;

  /**
   * Prints a report for paper: chart, table, notes. It computes nothing, so that every number equals the screen's.
   * @param report in the language of the reader
   * @returns a tagged PDF without author; the same report gives the same bytes. Rejects when the process fails.
   */
  renderReport(report: ReportDocument, locale: Locale): Promise<Uint8Array> {
    this.process ??= createRenderProcess({ recycleAfter: RECYCLE_AFTER, idleMs: IDLE_MS });
    return this.process.report({ report, locale });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.process?.close();
  }
}
