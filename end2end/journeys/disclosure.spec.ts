import type { Page } from '@playwright/test';
import { answer, does, goOn, request } from '../fixtures/complainant';
import { on } from '../fixtures/page';
import type { Person } from '../fixtures/people';
import { expect, signIn, test } from '../fixtures/test';

/** Comes back to a page after days, in which the session has ended. */
async function back(page: Page, person: Person, path: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await signIn(page, person);
  await page.goto(path);
}

const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };

test('a request for information is asked by name, and its clock stands still while a third party is asked', async ({ enter, hall, expectErrors }) => {
  expectErrors(/409 \(Conflict/);
  const citizen = await enter('applicant');
  const number = await request(citizen, '2025 年食品抽检结果通报');
  await on(citizen, '2025 年食品抽检结果通报');
  const periods = citizen.getByRole('region', { name: '期限' });
  await expect(periods).toContainText('确认收件日');

  // The organ that was asked confirms the day of receipt, and from then on the twenty working days run.
  const window = await enter('window', DESKTOP);
  await window.goto('/w/matters');
  await window.getByRole('link', { name: '2025 年食品抽检结果通报' }).first().click();
  await on(window, '2025 年食品抽检结果通报');
  await does(window, '确认收件');
  const reviewer = await enter('reviewer', DESKTOP);
  await reviewer.goto(`/w/matters/${number}`);
  await does(reviewer, '接办');
  await citizen.reload();
  await expect(periods).toContainText('3月30日前');

  // Five working days later a third party is asked, and the clock stands still for as long as it takes.
  hall.setTime('2026-03-09T09:00:00+08:00');
  await back(reviewer, 'reviewer', `/w/matters/${number}`);
  await does(reviewer, '征求意见', async () => {
    await reviewer.getByLabel('征求谁的意见').selectOption('third_party');
    await reviewer.getByLabel('单位或者个人名称').fill('某食品公司');
  });
  for (const day of ['2026-03-09', '2026-03-13']) {
    hall.setTime(`${day}T10:00:00+08:00`);
    await back(citizen, 'applicant', `/complaints/${number}`);
    await expect(citizen.locator('.hall-note--paused')).toContainText('答复停止计时：从2026年3月9日起征求第三方意见');
    await expect(periods).toContainText('停止计时');
    await expect(periods).not.toContainText('答复3月');
    await expect(citizen.getByText('某食品公司')).toHaveCount(0);
  }
  await on(citizen, '2025 年食品抽检结果通报');
  hall.setTime('2026-03-16T09:00:00+08:00');
  await back(reviewer, 'reviewer', `/w/matters/${number}`);
  await does(reviewer, '登记意见', async () => {
    await reviewer.getByLabel('征求谁的意见').selectOption('third_party');
    await reviewer.getByLabel('对方意见').selectOption('no');
  });
  await back(citizen, 'applicant', `/complaints/${number}`);
  await expect(citizen.locator('.hall-note--paused')).toHaveCount(0);
  await expect(periods).toContainText('4月7日前（已扣除 5 天）');

  // What is kept back names its ground; what was typed stays when it does not.
  const propose = async (exemption: string) => {
    await reviewer.getByLabel('答复类型').selectOption('refused');
    await reviewer.getByLabel('不公开的理由').selectOption(exemption);
    await reviewer.getByLabel('答复内容').fill('涉及第三方商业秘密，第三方不同意公开。');
  };
  await reviewer.goto(`/w/matters/${number}?action=propose`);
  await propose('');
  await reviewer.getByRole('button', { name: '确认 拟答复' }).click();
  await expect(reviewer.locator('.govuk-error-summary')).toContainText('须选理由');
  await expect(reviewer.getByLabel('答复内容')).toHaveValue('涉及第三方商业秘密，第三方不同意公开。');
  await propose('trade_secret');
  await reviewer.getByRole('button', { name: '确认 拟答复' }).click();
  await reviewer.waitForURL((url) => !url.searchParams.has('action'));
  const decider = await enter('decider', DESKTOP);
  await decider.goto(`/w/matters/${number}`);
  await does(decider, '审核通过');
  await citizen.reload();
  await on(citizen, '2025 年食品抽检结果通报');
  await expect(citizen.getByText('先申请行政复议')).toContainText('5月15日前');
});

test('whoever asks for information signs in first, because the law wants to know who it is', async ({ arrive, expectErrors }) => {
  expectErrors(/422 \(Unprocessable/);
  const page = await arrive();
  await page.goto('/complaints/new');
  await answer(page, '没有');
  await answer(page, '申请政府信息公开');
  await answer(page, '想要这份信息');
  await on(page, '填写：政府信息公开申请');
  await page.getByRole('link', { name: '登录后填写' }).click();
  await page.waitForURL(/sign-in/);
  await signIn(page, 'applicant');
  await on(page, '填写：政府信息公开申请');
  await page.getByRole('button', { name: '开始填写' }).click();
  await on(page, '要什么信息');
  await goOn(page);
  await expect(page.locator('.govuk-error-summary')).toContainText('信息的名称或者文号');
});
