import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackageFile } from './problem.js';

const topFiles = ['facts.yaml', 'competences.yaml'];

async function filesUnder(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: false });
  const nested = entries.map((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(root, path);
    return /\.(?:md|yaml)$/.test(entry.name) ? [path] : [];
  });
  return (await Promise.all(nested)).flat();
}

/**
 * Reads the text files of a package from a folder: facts.yaml, competences.yaml and everything that ends
 * in .md or .yaml under courses/.
 * @param root the package's folder
 * @returns the files in the order of their paths; a file that is absent is absent here
 * @throws the system's error when a folder or file cannot be read
 */
export async function readPackageFolder(root: string): Promise<PackageFile[]> {
  const names = await readdir(root);
  const top = topFiles.filter((name) => names.includes(name));
  const nested = names.includes('courses') ? await filesUnder(root, 'courses') : [];
  const paths = [...top, ...nested].sort();
  return Promise.all(
    paths.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })),
  );
}
