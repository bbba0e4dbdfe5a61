import type { BrowserContextOptions, Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { begin, file, fillIn, KEY, submit } from './fixtures/applicant';
import { ask, say } from './fixtures/asker';
import { complain } from './fixtures/complainant';
import { act } from './fixtures/desk';
import { live } from './fixtures/page';
import { expect, signIn, test } from './fixtures/test';

const FOLDER = join(__dirname, '../docs/screens');
/** What is below this does not tell more about a page. */
const LOWEST = 1_600;
const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };

async function picture(page: Page, name: string, path?: string): Promise<void> {
  if (path) await page.goto(path);
  await live(page);
  const [width, height] = await page.evaluate(() => [innerWidth, document.documentElement.scrollHeight]);
  mkdirSync(FOLDER, { recursive: true });
  const before = page.viewportSize()!;
  // A screen as high as the picture keeps the bar of tabs at its foot.
  await page.setViewportSize({ width, height: Math.max(before.height, Math.min(height, LOWEST)) });
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
  await page.setViewportSize(before);
}

async function like(page: Page, cookies: Record<string, string>): Promise<void> {
  const url = new URL(page.url()).origin;
  await page.context().addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })));
}

test('pictures of the main pages', async ({ hall, arrive, enter }) => {
  const visitor = await arrive();
  await picture(visitor, 'home-phone', '/');
  await picture(visitor, 'guide-phone', `/s/${KEY}`);
  await picture(await arrive(DESKTOP), 'home-desktop', '/');

  const citizen = await enter('applicant');
  const draft = await begin(citizen);
  await citizen.goto(`/apply/${draft}/operator`);
  await live(citizen);
  await citizen.getByLabel('经营者名称').fill('澄江市江北区小明面馆');
  await citizen.getByLabel('统一社会信用代码').fill('92330199MA2DEM113Q');
  await picture(citizen, 'apply-phone');
  await fillIn(citizen, draft);
  const number = await submit(citizen);
  await picture(citizen, 'receipt-phone');
  await file(citizen);
  await file(await enter('stranger'));

  const clerk = await enter('window', DESKTOP);
  await act(clerk, number, '受理');
  await act(clerk, number, '分派审查人员', async (page) => {
    await page.getByLabel('审查人员', { exact: true }).selectOption({ label: '钱伟' });
  });

  hall.setTime('2026-03-05T10:00:00+08:00');
  await citizen.goto('/sign-in');
  await signIn(citizen, 'applicant');
  await picture(citizen, 'progress-phone', `/my/${number}`);
  await ask(citizen, '开面馆，后厨的人都要体检吗？', `/chat?item=${KEY}`);
  await citizen.getByRole('button', { name: '转人工' }).click();
  await clerk.goto('/sign-in');
  await signIn(clerk, 'window');
  await clerk.goto('/w/chat');
  await clerk.getByRole('button', { name: '接下一位' }).click();
  await say(clerk, '直接接触食品的都要。健康证在疾控中心办，当天可取。');
  await say(citizen, '好的，谢谢！');
  await expect(clerk.getByText('好的，谢谢！')).toBeVisible();
  await picture(citizen, 'chat-phone');
  await picture(clerk, 'chat-desktop');
  await complain(citizen, '窗口没有人理我');
  await picture(citizen, 'complaint-phone');
  await like(citizen, { theme: 'dark' });
  await picture(citizen, 'progress-dark', `/my/${number}`);
  await like(citizen, { theme: 'light', elder: '1' });
  await picture(citizen, 'progress-elder', `/my/${number}`);

  const reviewer = await enter('reviewer', DESKTOP);
  await picture(reviewer, 'workbench-desktop', '/w?whose=all');
  await picture(reviewer, 'case-desktop', `/w/c/${number}`);
  await reviewer.getByRole('link', { name: /受理通知书/ }).click();
  await reviewer.waitForURL('**/notices/*');
  await picture(reviewer, 'notice-desktop');
});
