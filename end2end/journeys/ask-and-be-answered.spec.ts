import type { Page } from '@playwright/test';
import { ask, refresh, say } from '../fixtures/asker';
import { sound } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };
// A picture of one pixel.
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Sends a file in the conversation that is shown. */
async function attach(page: Page, name: string, content: Buffer): Promise<void> {
  await page.getByText('发送文件', { exact: true }).first().click();
  await page.getByLabel('选择文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
  const button = page.getByRole('button', { name: '发送文件' });
  if (await button.isVisible()) await button.click();
}

test('the guides answer, then a person, then another department; a file is sent, and it ends and is rated', async ({ enter }) => {
  const citizen = await enter('applicant');
  const id = await ask(citizen, '食品经营许可和营业执照要分开办吗？', '/chat?item=food-business-permit');
  await expect(citizen.getByRole('log').getByRole('link', { name: /食品经营许可/ }).first()).toBeVisible();
  await citizen.getByRole('button', { name: '要带什么材料？' }).click();
  const log = citizen.getByRole('log');
  await expect(log.getByText('《食品经营许可（新办）》的材料清单：')).toBeVisible();
  await expect(log.getByText('经营布局、主要设备设施和操作流程图')).toBeVisible();
  await expect(log.getByRole('link', { name: '看《食品经营许可（新办）》办事指南全文' })).toHaveAttribute('href', '/s/food-business-permit#materials');
  await citizen.getByRole('button', { name: '转人工' }).click();
  await expect(citizen.getByText('下一位就是您')).toBeVisible();

  const clerk = await enter('window', DESKTOP);
  await clerk.goto(`/w/chat/${id}`);
  await clerk.getByRole('button', { name: '接待' }).click();
  await clerk.getByText('发送卡片', { exact: true }).click();
  await clerk.getByRole('button', { name: '在线申请' }).click();
  await expect(clerk.getByRole('log').getByRole('link', { name: '申请《食品经营许可（新办）》' })).toBeVisible();
  await clerk.getByText('发送卡片', { exact: true }).click();
  await clerk.getByRole('button', { name: '转为申请草稿' }).click();
  await expect(clerk.getByText('已为对方建好申请草稿，由本人核对提交。')).toBeVisible();
  await say(clerk, '请把现有的证照发来看看。');
  await refresh(citizen);
  await expect(log.getByRole('link', { name: '继续填写《食品经营许可（新办）》' })).toHaveAttribute('href', /^\/apply\/[0-9a-f-]{36}$/);
  await attach(citizen, '营业执照.png', PICTURE);
  await expect(citizen.getByRole('link', { name: '营业执照.png' })).toBeVisible();
  await refresh(clerk);
  const [download] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('link', { name: '营业执照.png' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('营业执照.png');

  await clerk.getByText('转交', { exact: true }).click();
  await clerk.getByLabel('转交给').selectOption({ label: '澄江市公安局' });
  await clerk.getByLabel('交接说明').fill('还问特种行业许可');
  await clerk.getByRole('button', { name: '请对方接手' }).click();
  const police = await enter('police', DESKTOP);
  await police.goto(`/w/chat/${id}`);
  // Until it is theirs they read that something was sent, and do not open it.
  await expect(police.getByText('营业执照.png')).toBeVisible();
  await expect(police.getByRole('link', { name: '营业执照.png' })).toHaveCount(0);
  await police.getByRole('button', { name: '接手', exact: true }).click();
  await refresh(police);
  await expect(police.getByRole('link', { name: '营业执照.png' })).toBeVisible();
  expect((await clerk.request.get((await police.getByRole('link', { name: '营业执照.png' }).getAttribute('href'))!)).status()).toBe(404);
  await say(police, '不用另办，照着清单准备就行。');
  await sound(police);
  await police.getByLabel('结束原因').selectOption({ label: '已答复' });
  await police.getByRole('button', { name: '结束', exact: true }).click();

  await refresh(citizen);
  await expect(citizen.getByText('不用另办，照着清单准备就行。')).toBeVisible();
  await citizen.getByRole('link', { name: '评价这次服务' }).click();
  await citizen.getByRole('link', { name: '满意', exact: true }).click();
  await citizen.getByRole('button', { name: '提交评价' }).click();
  await citizen.getByRole('link', { name: '回到咨询' }).click();
  await expect(citizen.getByText('您的评价：满意')).toBeVisible();
  await sound(citizen);
});

test('a file that is not taken says why, and what was said stays', { tag: '@once' }, async ({ enter, expectErrors }) => {
  expectErrors(/415 \(Unsupported/);
  const citizen = await enter('applicant');
  await ask(citizen, '食品经营要体检吗？');
  await attach(citizen, '说明.html', Buffer.from('<script>alert(1)</script>'));
  await expect(citizen.getByText('只能上传 PDF、JPG、PNG 或 HEIC 文件').first()).toBeVisible();
  await expect(citizen.getByText('食品经营要体检吗？')).toBeVisible();
});

test('whoever has not signed in is told how to send a file', { tag: '@once' }, async ({ arrive }) => {
  const visitor = await arrive();
  await ask(visitor, '食品经营要体检吗？');
  await expect(visitor.getByRole('link', { name: '登录后可以发送文件' })).toBeVisible();
  await expect(visitor.getByLabel('选择文件')).toHaveCount(0);
});
