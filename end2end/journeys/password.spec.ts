import type { Page } from '@playwright/test';
import { type MailServer, post } from '../fixtures/mail';
import { on } from '../fixtures/page';
import { PASSWORD, PEOPLE } from '../fixtures/people';
import { expect, signIn, test } from '../fixtures/test';

const OWN = '河边七只灰鹭站在雨里等着天亮起来';
const GIVEN = '山坡上五只红色风筝飞过老城墙去';

async function enterAs(page: Page, account: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('手机号或身份证号').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

async function change(page: Page, current: string, wanted: string): Promise<void> {
  await page.getByLabel('现在的密码', { exact: true }).fill(current);
  await page.getByLabel('新密码', { exact: true }).fill(wanted);
  await page.getByRole('button', { name: '修改密码' }).click();
}

/** Has a letter sent to the address of somebody, and opens it. */
async function confirmAddress(page: Page, mail: MailServer, address: string): Promise<void> {
  await page.goto('/me/email');
  await page.getByLabel('邮箱地址').fill(address);
  await page.getByRole('button', { name: '发送确认邮件' }).click();
  const letter = await mail.letter(address, '/me/email/');
  await page.goto(/\/me\/email\/[0-9a-f]+/.exec(letter.text)?.[0] as string);
  await page.getByRole('button', { name: '确认使用这个邮箱' }).click();
  await on(page, '电子邮箱');
}

test('a password is changed, ends the other devices and is told of', async ({ enter, expectErrors }) => {
  expectErrors(/status of 422/);
  const citizen = await enter('applicant');
  const elsewhere = await enter('applicant');
  await citizen.goto('/me');
  await citizen.getByRole('link', { name: '修改密码' }).click();
  await on(citizen, '修改密码');
  await change(citizen, 'not the one that it is', '13800138000138');
  await on(citizen, '修改密码');
  await expect(citizen.getByRole('alert')).toContainText('现在的密码：密码不正确');
  await expect(citizen.getByRole('alert')).toContainText('密码至少要有 15 个字符');
  await expect(citizen.getByLabel('现在的密码', { exact: true })).toHaveValue('');
  await change(citizen, PASSWORD, OWN);
  await on(citizen, '王小明');
  await expect(citizen.getByRole('status').filter({ hasText: '密码已修改' })).toBeVisible();
  await citizen.goto('/messages');
  await citizen.getByRole('button', { name: '密码已修改' }).click();
  await on(citizen, '王小明');

  await elsewhere.goto('/me');
  await on(elsewhere, '登录');
  await enterAs(elsewhere, PEOPLE.applicant.account, OWN);
  await elsewhere.goto('/me');
  await on(elsewhere, '王小明');
});

post('a forgotten password is replaced by a letter that is good once', async ({ mail, enter, arrive, expectErrors }) => {
  expectErrors(/status of 409/);
  const citizen = await enter('applicant');
  await confirmAddress(citizen, mail, 'xiaoming@example.cn');
  const phone = await arrive();
  await phone.goto('/sign-in');
  await phone.getByRole('link', { name: '找回密码' }).click();
  await on(phone, '找回密码');
  for (const account of ['13700137000', PEOPLE.applicant.account]) {
    await phone.getByLabel('手机号或身份证号').fill(account);
    await phone.getByRole('button', { name: '发送邮件' }).click();
    await expect(phone.getByText('如果这个账号确认过邮箱，邮件已经发出')).toBeVisible();
  }
  const letter = await mail.letter('xiaoming@example.cn', '/sign-in/forgotten/');
  const link = /\/sign-in\/forgotten\/[0-9a-f]+/.exec(letter.text)?.[0] as string;
  await phone.goto(link);
  await on(phone, '设置新密码');
  await phone.getByLabel('新密码', { exact: true }).fill(OWN);
  await phone.getByRole('button', { name: '设置新密码' }).click();
  await on(phone, '登录');
  await expect(phone.getByText('新密码已生效')).toBeVisible();
  await enterAs(phone, PEOPLE.applicant.account, OWN);
  await citizen.goto('/me');
  await on(citizen, '登录');
  await mail.letter('xiaoming@example.cn', '您的密码已经修改');

  const late = await arrive();
  await late.goto(link);
  await late.getByLabel('新密码', { exact: true }).fill(GIVEN);
  await late.getByRole('button', { name: '设置新密码' }).click();
  await expect(late.getByRole('alert')).toContainText('这个链接已经用过或者已经过期');
});

test('a hall that sends no mail says where a forgotten password is replaced', async ({ arrive }) => {
  const visitor = await arrive();
  await visitor.goto('/sign-in/forgotten');
  await on(visitor, '找回密码');
  await expect(visitor.getByText('本人带身份证到政务服务中心窗口办理')).toBeVisible();
  await expect(visitor.getByRole('button', { name: '发送邮件' })).toHaveCount(0);
  await visitor.goto('/sign-in');
  await signIn(visitor, 'stranger');
});
