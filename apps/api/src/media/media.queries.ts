import type { NamedQuery } from '../platform/database/named-query.js';
import type { KeptMedia } from './media.types.js';

/** A row of media_file as its statements give it. */
export type MediaRow = KeptMedia;

const columns = 'f.id, f.kind, f.type, f.bytes, f.width, f.height, f.variants';

/** Parameters: ids. */
export const mediaByIds = `SELECT ${columns} FROM media_file f WHERE f.id = ANY($1)`;

/** Parameters: network, ids. */
export const heldMedia = `
  SELECT ${columns} FROM media_file f
  JOIN media_holding h ON h.media_id = f.id AND h.network_id = $1
  WHERE f.id = ANY($2)`;

/**
 * Parameters: id, network of a member of staff or null. The one rule of who may read a file: everybody, when a
 * published edition that was not withdrawn refers to it; else the staff of a network that holds it.
 */
export const readableMedia: NamedQuery = {
  name: 'media-readable',
  text: `
    SELECT ${columns} FROM media_file f
    WHERE f.id = $1 AND (
      EXISTS (SELECT FROM edition_media e JOIN module_edition m ON m.id = e.module_edition_id
              WHERE e.media_id = f.id AND m.withdrawn_at IS NULL)
      OR EXISTS (SELECT FROM media_holding h WHERE h.media_id = f.id AND h.network_id = $2))`,
};

/** Whoever writes or deletes files of one id waits for the other; the lock ends with the transaction. */
export const lockMedia = `SELECT pg_advisory_xact_lock(hashtextextended('media ' || $1, 0))`;

/** Parameters: id, now. */
export const noteLoose = `
  INSERT INTO media_loose (media_id, since) VALUES ($1, $2)
  ON CONFLICT (media_id) DO UPDATE SET since = excluded.since`;

/** Parameters: id. */
export const dropLoose = `DELETE FROM media_loose WHERE media_id = $1`;

/** Parameters: id, kind, type, bytes, width, height, variants, now. */
export const insertMedia = `
  INSERT INTO media_file (id, kind, type, bytes, width, height, variants, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`;

/** Parameters: network, id, account or null, now. Bringing it again counts as holding it anew. */
export const hold = `
  INSERT INTO media_holding (network_id, media_id, held_by, held_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (network_id, media_id) DO UPDATE SET held_at = excluded.held_at`;
