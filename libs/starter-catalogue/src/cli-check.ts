import { checkCatalogue } from './check.js';
import { folderGiven } from './cli-folder.js';

/** `npm run catalogue:check [-- FOLDER]`: prints what is wrong and ends with 1 when something is. */
const { problems, lines } = await checkCatalogue(folderGiven());
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
