import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** Pictures for x: the phone of the journeys, at one pixel a pixel so that the files stay small. */
export default defineConfig({
  ...journeys,
  testMatch: 'look.ts',
  timeout: 180_000,
  projects: [{ name: 'screens', use: { deviceScaleFactor: 1 } }],
});
