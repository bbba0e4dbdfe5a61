import type { Page } from '@playwright/test';
import { answer, begin, file, pass, progress, SECTIONS } from '../fixtures/applicant';
import { live, on } from '../fixtures/page';
import type { Person } from '../fixtures/people';
import { expect, signIn, test } from '../fixtures/test';

const { key, answers } = SECTIONS[0];

/** Signs in on the tab that the link opens, as whoever does not want to leave the page does. */
async function signInBeside(page: Page, person: Person = 'applicant'): Promise<void> {
  const [beside] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: '在新窗口登录' }).click(),
  ]);
  await pass(beside, '登录');
  await signIn(beside, person);
  await beside.close();
}

async function holds(page: Page, draft: string): Promise<void> {
  await page.goto(`/apply/${draft}/${key}`);
  for (const name of ['operator_name', 'leader_name', 'leader_id']) {
    await expect(page.locator(`[name="${name}"]`)).toHaveValue(answers[name] as string);
  }
}

test('a session that ends while somebody types costs no answer', async ({ hall, enter, expectErrors }) => {
  expectErrors(/status of 401/);
  const citizen = await enter('applicant');
  const draft = await begin(citizen);
  await citizen.goto(`/apply/${draft}/${key}`);
  await live(citizen);
  // Longer than a session rests.
  hall.setTime('2026-03-02T12:00:00+08:00');
  await answer(citizen, answers);
  await on(citizen, '请重新登录，内容不会丢失');
  await signInBeside(citizen);
  await citizen.getByRole('button', { name: '重新提交' }).click();
  await pass(citizen, SECTIONS[1].title);
  await holds(citizen, draft);
});

test('a page that is saved while its session ends says so and goes on after signing in', async ({ hall, enter, expectErrors, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without script nothing is saved before the page is posted');
  expectErrors(/status of 401/);
  const citizen = await enter('applicant');
  const draft = await begin(citizen);
  await citizen.goto(`/apply/${draft}/${key}`);
  await live(citizen);
  hall.setTime('2026-03-02T12:00:00+08:00');
  await citizen.locator('[name="operator_name"]').fill(answers.operator_name as string);
  await citizen.locator('[name="leader_name"]').focus();
  await signInBeside(citizen);
  await citizen.getByRole('button', { name: '再试一次' }).click();
  await expect(citizen.getByText('已保存')).toBeVisible();
  await answer(citizen, answers);
  await pass(citizen, SECTIONS[1].title);
  await holds(citizen, draft);
});

test('a session that ends while an officer or a citizen writes a reason costs neither a word', async ({ hall, enter, expectErrors }) => {
  // The grounds alone are no notice yet: its basis is missing.
  expectErrors(/status of (401|422)/);
  const citizen = await enter('applicant');
  const number = await file(citizen);
  const clerk = await enter('window');
  await clerk.goto(`/w/c/${number}`);
  await clerk.getByRole('link', { name: '告知无需许可', exact: true }).click();
  await on(clerk, '告知无需许可');
  await citizen.goto(`/my/${number}/withdraw`);
  await on(citizen, '撤回这件申请？');
  hall.setTime('2026-03-02T12:00:00+08:00');

  const grounds = '申请的事项依法不需要取得许可。';
  await clerk.getByLabel('理由').fill(grounds);
  await clerk.getByRole('button', { name: '预览文书' }).click();
  await on(clerk, '请重新登录，内容不会丢失');
  await signInBeside(clerk, 'window');
  await clerk.getByRole('button', { name: '重新提交' }).click();
  await clerk.waitForURL(/preview=1/);
  await expect(clerk.getByLabel('理由')).toHaveValue(grounds);

  await citizen.getByLabel('撤回的原因（选填）').fill('场地没有租下来。');
  await citizen.getByRole('button', { name: '确认撤回' }).click();
  await on(citizen, '请重新登录，内容不会丢失');
  await signInBeside(citizen);
  await citizen.getByRole('button', { name: '重新提交' }).click();
  await citizen.waitForURL(`**/my/${number}*`);
  await progress(citizen, number, '申请已经撤回');
});
