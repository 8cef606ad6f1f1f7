import type { ImportNote } from '@pateka/content/import';
import type { Locale } from '@pateka/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far an import is. "arriving": its file is being written; then it waits for the worker. */
export type ImportState = 'arriving' | 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** A file that becomes lessons. Its row stands before the file and outlives it, for the report. */
@Entity('import_job')
export class ImportJobRow {
  /** Made with the form. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  networkId: string;

  /** To which what comes of it belongs. */
  @Column({ type: 'uuid' })
  organisationId: string;

  /** The module that gets the lessons; null for a new one. */
  @Column({ type: 'text', nullable: true })
  moduleId: string | null;

  /** The language of a file that is in one language. */
  @Column({ type: 'text' })
  locale: Locale;

  /** What the file is called: it may give a title, and is forgotten when the import has ended. */
  @Column({ type: 'text', nullable: true })
  name: string | null;

  @Column({ type: 'text' })
  state: ImportState;

  /** How often a worker took it up: a file that ends workers is given up. */
  @Column({ type: 'int', default: 0 })
  tries: number;

  @Column({ type: 'int', default: 0 })
  done: number;

  @Column({ type: 'int', default: 0 })
  total: number;

  /** What could not be kept. */
  @Column({ type: 'jsonb', default: [] })
  report: ImportNote[];

  /** Why nothing came of it. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** The modules that came of it. */
  @Column({ type: 'text', array: true, default: [] })
  moduleIds: string[];

  @Column({ type: 'int', default: 0 })
  lessonCount: number;

  @Column({ type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}

/** Where the file of an import lies until it has ended. */
export const importKey = (id: string): string => `imports/${id}`;
