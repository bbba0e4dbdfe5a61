import { file } from '../fixtures/applicant';
import { post } from '../fixtures/mail';
import { on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

post('an address is used once the letter that was sent there is opened, and then brings the news', async ({ mail, enter, hall, expectErrors }) => {
  expectErrors(/status of (409|422)/);
  const citizen = await enter('applicant');
  await citizen.goto('/me');
  await citizen.getByRole('link', { name: '设置邮箱' }).click();
  await on(citizen, '电子邮箱');
  await citizen.getByLabel('邮箱地址').fill('xiaoming@example');
  await citizen.getByRole('button', { name: '发送确认邮件' }).click();
  await expect(citizen.getByRole('alert')).toContainText('邮箱格式不对');
  await expect(citizen.getByLabel('邮箱地址')).toHaveValue('xiaoming@example');
  await citizen.getByLabel('邮箱地址').fill('xiaoming@example.cn');
  await citizen.getByRole('button', { name: '发送确认邮件' }).click();
  await expect(citizen.getByText('已向 x***@example.cn 发出确认邮件')).toBeVisible();

  const asked = await mail.letter('xiaoming@example.cn', '/me/email/');
  const link = /\/me\/email\/[0-9a-f]+/.exec(asked.text)?.[0] as string;
  const stranger = await enter('stranger');
  await stranger.goto(link);
  await stranger.getByRole('button', { name: '确认使用这个邮箱' }).click();
  await expect(stranger.getByRole('alert')).toContainText('这个链接已经失效');
  await citizen.goto(link);
  await on(citizen, '确认邮箱');
  await citizen.getByRole('button', { name: '确认使用这个邮箱' }).click();
  await on(citizen, '电子邮箱');
  await expect(citizen.getByText('提醒会发到 x***@example.cn')).toBeVisible();

  const number = await file(citizen);
  const news = await mail.letter('xiaoming@example.cn', `/my/${number}`);
  expect(news.text).toContain(hall.url);
  expect(news.text).not.toContain('小明面馆');
});

test('a hall that sends no mail asks nobody for an address', async ({ enter }) => {
  const citizen = await enter('applicant');
  await citizen.goto('/me');
  await on(citizen, '王小明');
  await expect(citizen.getByText('电子邮箱')).toHaveCount(0);
});
