import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';
import type { HallOptions } from './fixtures/test';

/** A phone as most people have it, in the language and at the time of the city. */
const phone = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
};

/** The browser without its window, which draws the same pages in half of the time; else the whole one. */
const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The journeys whose outcome a database could change; a test of theirs that asks it nothing more is tagged `@once`. */
const ON_BOTH = [
  'ask-and-be-answered',
  'correct-once',
  'double-submit',
  'file-and-be-granted',
  'killed-server',
  'live',
  'refused-with-remedies',
  'second-device',
  'silence-is-acceptance',
  'withdrawn',
].map((journey) => `**/${journey}.spec.ts`);

export default defineConfig<HallOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../target/end2end',
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // A build server may be three times as slow as a desk, and stand still for a while.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['./fixtures/reasons.ts']],
  use: {
    ...phone,
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? BROWSERS.find((browser) => existsSync(browser)),
      args: ['--no-sandbox', '--disable-gpu'],
    },
  },
  projects: [
    { name: 'script', testDir: 'journeys' },
    { name: 'no-script', testDir: 'journeys', use: { javaScriptEnabled: false } },
    // What a page looks like does not depend on its script, so pages are walked once.
    { name: 'pages', testMatch: 'pages.spec.ts' },
    // What the database decides, once more on the other one.
    ...(process.env.TEST_DATABASE_URL
      ? [
          {
            name: 'postgres',
            testDir: 'journeys',
            testMatch: ON_BOTH,
            grepInvert: /@once/,
            use: { engine: 'postgres' as const },
          },
        ]
      : []),
  ],
});
