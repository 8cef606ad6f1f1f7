import { sofiaDay } from '@pateka/domain';
import { problemLine } from './check.js';
import { folderGiven } from './cli-folder.js';
import { factLines, factsByAge } from './facts-by-age.js';
import { readCatalogue } from './read-catalogue.js';

/** `npm run catalogue:facts [-- FOLDER]`: lists the dated facts, what needs a check first. */
const result = await readCatalogue(folderGiven());
const lines = result.ok
  ? factLines(factsByAge(result.package, sofiaDay(new Date())))
  : ['The package has problems; mend them first:', ...result.problems.map(problemLine)];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = result.ok ? 0 : 1;
