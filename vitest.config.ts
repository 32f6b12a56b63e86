import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/support/every-language.ts'],
          testTimeout: 10_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          setupFiles: ['test/support/every-language.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'runtimes',
          include: ['test/runtimes/*.test.ts'],
          // Rows that wait for a silence wait beside each other.
          maxConcurrency: 6,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'package',
          // Packages for Linux, with sh and dpkg-deb. The release workflow tries out those of other systems.
          include: process.platform === 'linux' ? ['test/package/*.test.ts'] : [],
          globalSetup: 'test/package/setup.ts',
          testTimeout: 30_000,
        },
      },
    ],
  },
});
