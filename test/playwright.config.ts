// The program itself, driven through its window: `test/app/*.spec.ts`, one after the other, each in a throw-away profile.
import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: 'app',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  use: { trace: 'off', screenshot: 'only-on-failure' },
});
