import { begin, fillIn, pass } from '../fixtures/applicant';
import { live } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

test('a double tap files once', async ({ enter }) => {
  const citizen = await enter('applicant');
  await fillIn(citizen, await begin(citizen));
  await citizen.getByLabel('我已阅读以上内容').check();
  await citizen.getByRole('button', { name: '提交申请' }).dblclick();
  await citizen.waitForURL('**/receipt/*');
  await pass(citizen, '申请已提交');
  await citizen.goto('/my?show=active');
  await expect(citizen.locator('.hall-case')).toHaveCount(1);
});

test('two tabs file once and show the same number', async ({ enter }) => {
  const first = await enter('applicant');
  const draft = await begin(first);
  await fillIn(first, draft);
  const second = await first.context().newPage();
  await second.goto(`/apply/${draft}/check`);
  await live(second);
  for (const tab of [first, second]) await tab.getByLabel('我已阅读以上内容').check();
  await Promise.all([first, second].map((tab) => tab.getByRole('button', { name: '提交申请' }).click()));
  await Promise.all([first, second].map((tab) => tab.waitForURL('**/receipt/*')));
  expect(new URL(first.url()).pathname).toBe(new URL(second.url()).pathname);
  await first.goto('/my?show=active');
  await expect(first.locator('.hall-case')).toHaveCount(1);
});
