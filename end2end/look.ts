import { test } from './fixtures/test';
import { begin, fillIn, submit, SECTIONS } from './fixtures/applicant';
import { findFault } from './fixtures/desk';
import { live } from './fixtures/page';
import { expect } from '@playwright/test';
const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };
test('look', async ({ hall, enter }) => {
  const citizen = await enter('applicant');
  const draft = await begin(citizen);
  await fillIn(citizen, draft);
  await citizen.goto(`/apply/${draft}/files/layout`);
  await live(citizen);
  await citizen.getByLabel('选择文件或拍照').setInputFiles('/work/main/docs/screens/notice-desktop.png');
  await expect(citizen.getByRole('link', { name: 'notice-desktop.png' })).toBeVisible();
  await citizen.screenshot({ path: '/tmp/w/look-upload.png', fullPage: true });
  await citizen.goto(`/apply/${draft}/check`);
  await live(citizen);
  const number = await submit(citizen);
  for (const [name, o] of Object.entries({ desk: DESKTOP, phone: {}, dark: { colorScheme: 'dark' as const } })) {
    const clerk = await enter('window', o);
    await clerk.goto(`/w/c/${number}/materials`);
    await live(clerk);
    await clerk.waitForTimeout(800);
    const h = await clerk.evaluate(() => document.documentElement.scrollHeight);
    for (let y = 0; y < h; y += 500) { await clerk.evaluate((y) => scrollTo(0, y), y); await clerk.waitForTimeout(150); }
    await clerk.screenshot({ path: `/tmp/w/look-mat-${name}.png`, fullPage: true });
  }
  const admin = await enter('admin' as never, DESKTOP).catch(() => null);
  if (admin) {
    await admin.goto('/w/admin/misses'); await live(admin);
    await admin.screenshot({ path: '/tmp/w/look-misses.png', fullPage: true });
  }
});
