import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of lessons: what is kept, and who refers to it. */
export class Media1700000000002 implements MigrationInterface {
  name = 'Media1700000000002';

  async up(db: QueryRunner): Promise<void> {
    for (const statement of statements) await db.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back: restore a backup instead.');
  }
}

const statements = [
  // A file is written before its row: what has a row is there in full.
  `CREATE TABLE media_file (
     id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{64}$'),
     kind text NOT NULL CHECK (kind IN ('image','audio','video','captions','document')),
     type text NOT NULL,
     bytes int NOT NULL CHECK (bytes > 0),
     width int,
     height int,
     variants jsonb NOT NULL,
     created_at timestamptz NOT NULL
   )`,
  // Which networks brought a file: each may use what it holds, and no one sees what only others hold.
  `CREATE TABLE media_holding (
     network_id uuid NOT NULL REFERENCES network(id),
     media_id text NOT NULL REFERENCES media_file(id) ON DELETE CASCADE,
     held_by uuid REFERENCES account(id) ON DELETE SET NULL,
     held_at timestamptz NOT NULL,
     PRIMARY KEY (network_id, media_id)
   )`,
  `CREATE INDEX media_holding_media ON media_holding(media_id)`,
  `CREATE INDEX media_holding_account ON media_holding(held_by)`,
  // While an edition refers to it, a file cannot go: the reference says so.
  `CREATE TABLE edition_media (
     module_edition_id uuid NOT NULL REFERENCES module_edition(id),
     media_id text NOT NULL REFERENCES media_file(id),
     PRIMARY KEY (module_edition_id, media_id)
   )`,
  `CREATE INDEX edition_media_media ON edition_media(media_id)`,
  // Ids whose files may lie about without a row: about to be written, or left by a row that went.
  `CREATE TABLE media_loose (
     media_id text PRIMARY KEY,
     since timestamptz NOT NULL
   )`,
];
