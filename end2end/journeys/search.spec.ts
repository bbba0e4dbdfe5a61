import type { Page } from '@playwright/test';
import { KEY } from '../fixtures/applicant';
import { hasScript, live, on, sound } from '../fixtures/page';
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

/** The field in which people search, whatever it has become. */
const box = (page: Page) => page.getByRole('main').locator('[data-suggest]');

test('services are suggested while somebody types, and chosen by arrows', async ({ arrive }) => {
  const visitor = await arrive();
  await visitor.goto('/');
  await live(visitor);
  const field = box(visitor);
  await field.focus();
  if (!(await hasScript(visitor))) {
    await field.pressSequentially('经营');
    await expect(visitor.getByRole('combobox'), 'without script it is what it was').toHaveCount(0);
    await expect(visitor.locator('.hall-suggestions')).toHaveCount(0);
    await field.press('Enter');
    return on(visitor, '“经营”的结果');
  }
  await expect(field).toHaveRole('combobox');
  await field.pressSequentially('经');
  await field.press('ArrowDown');
  await expect(field, 'one character is too little').toHaveAttribute('aria-expanded', 'false');
  await field.pressSequentially('营');
  const options = visitor.getByRole('listbox', { name: '搜服务、材料、证照' }).getByRole('option');
  await expect(options.first()).toBeVisible();
  const count = await options.count();
  expect(count, 'there is something to choose from').toBeGreaterThan(1);
  expect(count).toBeLessThanOrEqual(6);
  await expect(options.first().locator('mark')).toHaveText('经营');
  await expect(visitor.getByRole('search').getByRole('status')).toHaveText(`有 ${count} 项服务，可用上下方向键选择`);
  await sound(visitor);

  await field.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await field.press('ArrowDown');
  await expect(field, 'around the list lies the field').not.toHaveAttribute('aria-activedescendant');
  await field.press('Escape');
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await expect(field, 'what was typed stays').toHaveValue('经营');
  await field.press('ArrowDown');
  await expect(options.first()).toBeVisible();
  const second = options.nth(1);
  await field.press('ArrowDown');
  await field.press('ArrowDown');
  await expect(second).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', (await second.getAttribute('id'))!);
  const name = await second.innerText();
  await field.press('Enter');
  await on(visitor, name);
});

test('a typing error is understood while somebody types, and late or lost answers are not shown', async ({ arrive, expectErrors, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without script nothing is suggested');
  expectErrors(/ERR_FAILED/);
  const visitor = await arrive();
  await visitor.goto('/search?q=许可');
  await live(visitor);
  const field = box(visitor);
  const options = visitor.getByRole('option');
  await field.focus();
  await expect(field).toHaveRole('combobox');
  await expect(options, 'a field that is only entered suggests nothing').toHaveCount(0);

  let asked = 0;
  visitor.on('request', (request) => (asked += Number(request.url().includes('/api/items/suggest'))));
  await field.fill('');
  await field.dispatchEvent('compositionstart');
  await field.pressSequentially('juzhu');
  await field.fill('局住证');
  await field.dispatchEvent('compositionend');
  await expect(options).toHaveCount(1);
  expect(asked, 'nothing is asked while characters are being composed').toBe(1);
  await expect(options.locator('mark')).toHaveText('居住证');

  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await visitor.route(/suggest\?words=%E9%A3%9F%E5%93%81$/, async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  const late = visitor.waitForRequest(/suggest\?words=%E9%A3%9F%E5%93%81$/);
  await field.fill('食品');
  await late;
  await field.fill('jzz');
  await expect(options, 'found by its initials').toHaveText(/居住证/);
  release();
  await visitor.unrouteAll({ behavior: 'wait' });
  await expect(options).toHaveText(/居住证/);

  await visitor.route(/items\/suggest/, (route) => route.abort());
  await field.fill('食品经营');
  await expect(field, 'a lost line takes the list away and says nothing').toHaveAttribute('aria-expanded', 'false');
  await visitor.unrouteAll({ behavior: 'wait' });
  await field.fill('居住');
  await options.first().click();
  await on(visitor, /居住证/);
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
