import { resolve } from 'node:path';

/**
 * The folder of content files that a command was given.
 * @returns its path; nothing when the built-in courses are meant
 */
export function folderGiven(): string | undefined {
  const [folder] = process.argv.slice(2);
  // npm changes into the workspace; a folder is meant from where the command was typed.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  return folder && resolve(from, folder);
}
