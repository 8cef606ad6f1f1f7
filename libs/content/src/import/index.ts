export { NoteBook } from './notes.js';
export { refuseImport, type ImportRefusal, type Refused } from './refusals.js';
export type * from './result.js';
export { readZip, zipLimits, type ZipLimits, type ZipResult } from './zip.js';
