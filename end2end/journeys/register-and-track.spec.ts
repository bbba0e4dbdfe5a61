import { file, pass } from '../fixtures/applicant';
import { on } from '../fixtures/page';
import { PASSWORD } from '../fixtures/people';
import { expect, test } from '../fixtures/test';

test('somebody new opens an account, applies, and follows the case without it', async ({ arrive, expectErrors }) => {
  expectErrors(/status of 4(22|04)/);
  const newcomer = await arrive();
  await newcomer.goto('/register');
  await on(newcomer, '注册账号');
  await newcomer.getByRole('main').getByRole('button', { name: '注册' }).click();
  await on(newcomer, '注册账号');
  await expect(newcomer.getByRole('alert'), 'what is wrong has the focus').toBeFocused();
  await newcomer.getByLabel('姓名').fill('陈小雨');
  await newcomer.getByLabel('身份证号').fill('990101199505050129');
  await newcomer.getByLabel('手机号').fill('137 0013 7000');
  await newcomer.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await newcomer.getByRole('main').getByRole('button', { name: '注册' }).click();
  await newcomer.waitForURL('**/my');

  const number = await file(newcomer);
  const code = await newcomer.locator('.hall-number--plain').innerText();
  await newcomer.goto('/me');
  await newcomer.getByRole('button', { name: '退出登录' }).first().click();
  await newcomer.waitForURL((url) => url.pathname !== '/me');

  const anyone = await arrive();
  for (const [typed, heading] of [
    ['0000-0000-0000', '查办件进度'],
    [code, '申请已收到，等待答复'],
  ]) {
    await anyone.goto('/track');
    await on(anyone, '查办件进度');
    await anyone.getByLabel('办件编号').fill(number);
    await anyone.getByLabel('查询码').fill(typed);
    await anyone.getByRole('main').getByRole('button', { name: '查进度' }).click();
    await pass(anyone, heading);
  }
  await expect(anyone.getByText('陈小雨'), 'whoever has the code sees no name').toHaveCount(0);
});
