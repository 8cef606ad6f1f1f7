/**
 * What nothing refers to. It reads tables of the slices above: only the database can say in one moment that
 * a file is unused. Bank questions hold no files.
 */
const unused = (moment: string) => `
  f.created_at < ${moment}
  AND NOT EXISTS (SELECT FROM media_holding h WHERE h.media_id = f.id AND h.held_at >= ${moment})
  AND NOT EXISTS (SELECT FROM edition_media e WHERE e.media_id = f.id)
  AND NOT EXISTS (SELECT FROM draft_lesson d WHERE d.media @> ARRAY[f.id])`;

/** Parameters: moment; what came, or was brought again, after it is left out. */
export const unusedMedia = `SELECT f.id FROM media_file f WHERE ${unused('$1')} ORDER BY f.id`;

/** Parameters: id. Waits for whoever is just publishing with it. */
export const rowLock = `SELECT FROM media_file WHERE id = $1 FOR UPDATE`;

/** Parameters: id, moment. A statement of its own after the lock: it sees what was written until then. */
export const deleteUnused = `DELETE FROM media_file f WHERE f.id = $1 AND ${unused('$2')} RETURNING f.id`;

/** Parameters: moment. */
export const looseMedia = `SELECT media_id AS id FROM media_loose WHERE since < $1 ORDER BY media_id`;
