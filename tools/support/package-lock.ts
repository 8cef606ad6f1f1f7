/** One package in `package-lock.json`, as far as it matters here. */
export type LockEntry = {
  version?: string;
  resolved?: string;
  link?: boolean;
  optional?: boolean;
  dev?: boolean;
  devOptional?: boolean;
  peer?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};

/** `package-lock.json`, version 3. */
export type PackageLock = { packages: Record<string, LockEntry> };

/** What was done, for the person at the terminal. */
export type LockReport = { added: string[]; withoutPlatform: string[]; unlinked: number };

const systems = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony', 'sunos', 'aix'];
const processors = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'wasm32',
];

/**
 * Reads from a package's name which platform it is for, as in `@swc/core-linux-arm-gnueabihf`.
 * @returns the three lists of package.json; empty ones are left out
 */
export const platformOf = (name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> => {
  const words = name.split(/[-/]/);
  const os = systems.find((system) => words.includes(system)) ?? windowsIn(words);
  const cpu = processors.find((processor) => words.includes(processor));
  const libc = words.some((word) => /^(gnu|glibc)/.test(word))
    ? 'glibc'
    : words.some((word) => word.startsWith('musl')) && 'musl';
  return {
    ...(os && { os: [os] }),
    ...(cpu && { cpu: [cpu] }),
    ...(os === 'linux' && libc && { libc: [libc] }),
  };
};

const windowsIn = (words: readonly string[]): string | undefined =>
  words.includes('windows') || words.includes('win') ? 'win32' : undefined;

/**
 * Adds the platform packages that a registry did not have and npm therefore left out: without them `npm ci`
 * refuses the file ("Missing … from lock file") on every machine. Takes the registry's addresses out, too.
 * @returns the completed file and what was done; the input is not changed
 */
export const completeLock = (lock: PackageLock): { lock: PackageLock; report: LockReport } => {
  const packages: Record<string, LockEntry> = { ...lock.packages };
  const report: LockReport = { added: [], withoutPlatform: [], unlinked: 0 };
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
      const version = versionFor(wanted, entry);
      if (isThere(packages, path, name, version)) continue;
      const platform = platformOf(name);
      const place =
        `node_modules/${name}` in packages
          ? `${path}/node_modules/${name}`
          : `node_modules/${name}`;
      packages[place] = { version, ...flagsOf(entry), ...platform, optional: true };
      report.added.push(`${name}@${version}`);
      if (!platform.os && !platform.cpu) report.withoutPlatform.push(name);
    }
  }
  for (const [path, entry] of Object.entries(packages)) {
    if (entry.link || !/^https?:/.test(entry.resolved ?? '')) continue;
    const plain = { ...entry };
    delete plain.resolved;
    packages[path] = plain;
    report.unlinked += 1;
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, report };
};

/** Platform packages ask for one version; where it is a range, they are released with their parent. */
const versionFor = (wanted: string, parent: LockEntry): string =>
  /^\d/.test(wanted) ? wanted : (parent.version ?? wanted.replace(/^[^\d]*/, ''));

/** Looks the way Node does: beside the package, then in every folder above. */
const isThere = (
  packages: Record<string, LockEntry>,
  from: string,
  name: string,
  version: string,
): boolean => {
  for (let folder = from; ; folder = parentOf(folder)) {
    const found =
      packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`];
    if (found) return found.version === version || !isPlatform(name);
    if (folder === '') return false;
  }
};

const isPlatform = (name: string): boolean => {
  const { os, cpu } = platformOf(name);
  return os !== undefined || cpu !== undefined;
};

const parentOf = (folder: string): string => {
  const inner = folder.lastIndexOf('/node_modules/');
  return inner > 0 ? folder.slice(0, inner) : '';
};

const flagsOf = ({ dev, devOptional, peer }: LockEntry): LockEntry => ({
  ...(dev && { dev }),
  ...(devOptional && { devOptional }),
  ...(peer && { peer }),
});
