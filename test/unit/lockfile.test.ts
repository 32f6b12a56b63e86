/** `npm ci` must work on every system: the lockfile names the optional packages of all platforms. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Lock {
  packages: Record<
    string,
    { version?: string; resolved?: string; optionalDependencies?: Record<string, string> }
  >;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

it('has an entry for every optional package', () => {
  const missing = Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${at}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

it('names no registry host', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
});

it('pins every dependency exactly', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  expect(Object.values(devDependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

it('the tools of the tests are pinned, too, and their lockfile names no registry host', () => {
  const lock = JSON.parse(readFileSync('test/tools/package-lock.json', 'utf8')) as Lock;
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync('test/tools/package.json', 'utf8'),
  ) as Record<'dependencies' | 'optionalDependencies', Record<string, string>>;
  const versions = Object.values({ ...dependencies, ...optionalDependencies });
  expect(
    versions.filter((version) => !/^(npm:[a-z\d-]+@)?\d+\.\d+\.\d+(-alpha\.\d+)?$/.test(version)),
  ).toEqual([]);
});
