import { resolve } from 'node:path';
import { checkCatalogue } from './check.js';

/** `npm run catalogue:check [-- FOLDER]`: prints what is wrong and ends with 1 when something is. */
const [folder] = process.argv.slice(2);
// npm changes into the workspace; a folder is meant from where the command was typed.
const from = process.env['INIT_CWD'] ?? process.cwd();
const { problems, lines } = await checkCatalogue(folder && resolve(from, folder));
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
