import { fileURLToPath } from 'node:url';
import { readPackage, readPackageFolder, type PackageResult } from '@pateka/content';

/** The folder above src/ and above dist/ alike holds the content files. */
const ownFolder = fileURLToPath(new URL('..', import.meta.url));

/**
 * Reads and checks a folder of content files.
 * @param folder the package's folder; left out, the starter catalogue's own
 * @returns the package, or the problems of its content
 * @throws the system's error when a file cannot be read
 */
export async function readCatalogue(folder: string = ownFolder): Promise<PackageResult> {
  return readPackage(await readPackageFolder(folder));
}
