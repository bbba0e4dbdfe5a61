import { KEY } from '../fixtures/applicant';
import { hasScript, live, on } from '../fixtures/page';
import { expect, signIn, test } from '../fixtures/test';

test('a mistyped word is understood, what was found says why, and the list is narrowed by links', async ({ arrive }) => {
  const visitor = await arrive();
  await visitor.goto('/');
  await live(visitor);
  await visitor.getByRole('searchbox').or(visitor.getByRole('combobox')).fill('开餐管');
  await visitor.getByRole('search').getByRole('button', { name: '搜索' }).click();
  await on(visitor, '“开餐管”的结果');
  await expect(visitor.getByText('没有找到“开餐管”，下面是“开餐馆”的结果。')).toBeVisible();
  const first = visitor.locator('.hall-service').first();
  await expect(first).toContainText('关键词：开餐馆');
  await expect(first.locator('mark').last()).toHaveText('开餐馆');

  await visitor.goto('/search?q=许可');
  await live(visitor);
  const before = await visitor.locator('.hall-service').count();
  await visitor.locator('summary', { hasText: '部门' }).click();
  await visitor.getByRole('link', { name: /市场监督管理局/ }).click();
  await visitor.waitForURL(/department=market/);
  await live(visitor);
  await expect(visitor.locator('summary', { hasText: '市场监督管理局' })).toBeVisible();
  expect(await visitor.locator('.hall-service').count()).toBeLessThan(before);
  await visitor.getByRole('link', { name: '清除筛选' }).click();
  await expect(visitor.locator('.hall-service')).toHaveCount(before);
});

test('who finds nothing sees what is similar and tells what they want', async ({ arrive, expectErrors }) => {
  expectErrors(/status of 422/);
  const visitor = await arrive();
  await visitor.goto('/search?q=量子纠缠许可');
  await on(visitor, '“量子纠缠许可”的结果');
  await expect(visitor.getByText('没有找到“量子纠缠许可”')).toBeVisible();
  await expect(visitor.locator('.hall-service')).toHaveCount(3);
  await visitor.getByLabel('想办的事').fill(' ！');
  await visitor.getByRole('button', { name: '告诉我们' }).click();
  await expect(visitor.getByRole('alert')).toContainText('请填写这一项');
  await visitor.getByLabel('想办的事').fill('量子纠缠许可');
  await visitor.getByRole('button', { name: '告诉我们' }).click();
  await expect(visitor.getByText('记下了，谢谢。')).toBeVisible();
  await expect(visitor.getByRole('link', { name: '12345' }).first()).toBeVisible();
});

test('the guide shows the documents of one case, makes a card of them, and carries the answers on', async ({ arrive }) => {
  const visitor = await arrive();
  await visitor.goto(`/s/${KEY}`);
  await on(visitor, /食品经营许可/);
  const materials = visitor.locator('.hall-material');
  const all = await materials.count();
  const answer = (question: string, choice: string) =>
    visitor.getByRole('group', { name: question }).getByLabel(choice, { exact: false }).check();
  await answer('由代理人代办吗？', '否');
  await answer('主体业态', '食品销售');
  await visitor.getByRole('button', { name: '看我要交的材料' }).click();
  await visitor.waitForURL(/business_type=food-sales/);
  await live(visitor);
  await expect(visitor.getByText(/您的情形至少需要 3 份材料，另有 1 份/)).toBeVisible();
  await answer('使用自动售货设备吗？', '否');
  await visitor.getByRole('button', { name: '看我要交的材料' }).click();
  await visitor.waitForURL(/vending=no/);
  await live(visitor);
  await expect(visitor.getByText('您的情形需要 3 份材料。')).toBeVisible();
  await expect(materials).toHaveCount(all - 2);

  await visitor.getByRole('link', { name: /待办卡/ }).click();
  await on(visitor, /食品经营许可/);
  await expect(visitor.getByRole('checkbox')).toHaveCount(3);
  await visitor.getByLabel('食品经营许可申请书').check();
  await expect(visitor.getByRole('img', { name: '扫码看办事指南' })).toBeVisible();
  expect(await visitor.getByRole('button', { name: '打印' }).isVisible()).toBe(await hasScript(visitor));
  await visitor.getByRole('link', { name: /食品经营许可/ }).first().click();
  await visitor.waitForURL(/vending=no/);
  await live(visitor);

  await visitor.getByRole('link', { name: '在线申请' }).click();
  await visitor.waitForURL(/sign-in/);
  await live(visitor);
  await signIn(visitor, 'applicant');
  await visitor.waitForURL(/apply\?.*business_type/);
  await live(visitor);
  await visitor.getByRole('button', { name: '开始填写' }).click();
  await visitor.waitForURL(/\/apply\/[0-9a-f-]+$/);
  await visitor.goto(`${visitor.url()}/premises`);
  await live(visitor);
  await expect(visitor.locator('input[name="business_type"][value="food-sales"]')).toBeChecked();
});
