import { defineConfig } from '@playwright/test';

/** Every spec file starts the program once and shares it; nothing is retried. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  timeout: 30_000,
  workers: 2,
  retries: 0,
  reporter: 'list',
  forbidOnly: Boolean(process.env.CI),
});
