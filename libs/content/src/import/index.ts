export * from '../exchange/gift/index.js';
export { writeQti, type QtiBlock } from '../exchange/qti/index.js';
export { importDocx } from './docx/import-docx.js';
export {
  exportPackage,
  fitsImport,
  mediaIn,
  packParts,
  type MediaReader,
  type PackageParts,
} from '../export/export-package.js';
export {
  packageFiles,
  type ExportedCourse,
  type ExportedModule,
  type PackageContents,
} from '../export/package-files.js';
export { importGift, looksLikeGift } from './gift.js';
export { htmlToRich } from './html/html-to-rich.js';
export { importFile } from './import-file.js';
export { importMoodle } from './moodle/import-moodle.js';
export { NoteBook } from './notes.js';
export { isImportRefusal, refuseImport, type ImportRefusal, type Refused } from './refusals.js';
export { renameMedia } from './rename-media.js';
export type * from './result.js';
export { draftOfBlocks, titleOfFile } from './to-lessons.js';
export { readZip, zipLimits, type ZipLimits, type ZipResult } from './zip.js';
