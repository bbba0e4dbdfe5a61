import { ask } from '../fixtures/asker';
import { hasScript, live, on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };

test('what is said often is written by one, approved by another and said with the names filled in', async ({ enter, expectErrors }) => {
  expectErrors(/422 \(Unprocessable/);
  const clerk = await enter('window', DESKTOP);
  await clerk.goto('/w/chat');
  await clerk.getByRole('link', { name: '常用语' }).click();
  await on(clerk, '常用语');
  await clerk.getByLabel('标题').fill('体检');
  await clerk.getByLabel('内容').fill('{姓名}您好，{电话}');
  await clerk.getByRole('button', { name: '提交审核' }).click();
  await expect(clerk.locator('.govuk-error-summary')).toContainText('花括号里只能写提示里列出的词');
  await expect(clerk.getByLabel('标题')).toHaveValue('体检');
  await clerk.getByLabel('内容').fill('{姓名}您好，{事项}要体检。');
  await clerk.getByRole('button', { name: '提交审核' }).click();
  await expect(clerk.getByRole('heading', { name: '等待审核' })).toBeVisible();
  await expect(clerk.getByRole('button', { name: '通过' })).toHaveCount(0);

  const head = await enter('head', DESKTOP);
  await head.goto('/w/chat/answers?department=market');
  await head.getByRole('button', { name: '通过' }).click();
  await expect(head.getByRole('heading', { name: '等待审核' })).toHaveCount(0);

  const citizen = await enter('applicant');
  const id = await ask(citizen, '食品经营要体检吗？', '/chat?item=food-business-permit');
  await citizen.getByRole('button', { name: '转人工' }).click();
  await clerk.goto(`/w/chat/${id}`);
  await clerk.getByRole('button', { name: '接待' }).click();
  await live(clerk);
  if (await hasScript(clerk)) {
    await clerk.getByLabel('输入消息').pressSequentially('/体');
    await expect(clerk.getByRole('link', { name: '体检', exact: true })).toBeVisible();
    await clerk.keyboard.press('Enter');
  } else {
    await clerk.getByText('常用语', { exact: true }).click();
    await clerk.getByRole('link', { name: '体检', exact: true }).click();
  }
  await expect(clerk.getByLabel('输入消息')).toHaveValue('王小明您好，食品经营许可（新办）要体检。');
  if (await hasScript(clerk)) await clerk.keyboard.press('Enter');
  else await clerk.getByRole('main').getByRole('button', { name: '发送' }).click();
  await expect(clerk.getByRole('log').getByText('王小明您好，食品经营许可（新办）要体检。')).toBeVisible();
});
