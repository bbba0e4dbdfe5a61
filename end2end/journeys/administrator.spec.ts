import type { Page } from '@playwright/test';
import { live, on } from '../fixtures/page';
import { PASSWORD } from '../fixtures/people';
import { expect, test } from '../fixtures/test';

test.use({ isSeeded: false });

const OWN = '河边七只灰鹭站在雨里等着天亮起来';
const GIVEN = '山坡上五只红色风筝飞过老城墙去';

const YEAR = [
  'year,2027,announced,国办发明电〔2026〕7号',
  '2027-01-01,off,new-year',
  '2027-02-05,off,spring-festival',
  '2027-02-06,work,spring-festival',
].join('\n');

async function enterAs(page: Page, login: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('手机号或身份证号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: '登录' }).click();
}

/** Makes the first administrator at the address that an empty hall has printed, and signs in. */
async function setUp(page: Page, invitation: string): Promise<void> {
  await page.goto(invitation);
  await on(page, '设置第一位管理员');
  await page.getByRole('button', { name: '设置' }).click();
  await on(page, '设置第一位管理员');
  await expect(page.getByRole('alert'), 'what is wrong has the focus').toBeFocused();
  await page.getByLabel('登录名').fill('chen.jing');
  await page.getByLabel('姓名').fill('陈静');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '设置' }).click();
  await on(page, '登录');
  await enterAs(page, 'chen.jing');
  await on(page, '大厅管理');
}

async function addDepartment(page: Page): Promise<void> {
  await page.getByRole('link', { name: '部门', exact: true }).click();
  await on(page, '部门');
  await page.getByRole('link', { name: '添加部门' }).click();
  await on(page, '添加部门');
  await page.getByLabel('中文名称').fill('澄江市档案局');
  await page.getByLabel('部门编号').fill('1000');
  await page.getByRole('button', { name: '添加部门' }).click();
  await on(page, '添加部门');
  await expect(page.getByText('编号为 1 至 999 的整数').first()).toBeVisible();
  await expect(page.getByLabel('中文名称'), 'what was typed stays').toHaveValue('澄江市档案局');
  await page.getByLabel('英文名称').fill('Archives Bureau');
  await page.getByLabel('部门编号').fill('77');
  await page.getByLabel('简称').fill('archives');
  await page.getByRole('button', { name: '添加部门' }).click();
  await on(page, '部门');
  await expect(page.getByRole('cell', { name: '澄江市档案局' })).toBeVisible();
}

async function addClerk(page: Page): Promise<void> {
  await page.goto('/w/admin/staff');
  await on(page, '工作人员');
  await page.getByRole('link', { name: '添加工作人员' }).click();
  await on(page, '添加工作人员');
  await page.getByLabel('姓名').fill('何岚');
  await page.getByLabel('登录名').fill('he.lan');
  await page.getByLabel('所在部门').selectOption({ label: '澄江市档案局' });
  await page.getByLabel('窗口人员').check();
  await page.getByLabel('审计员').check();
  await page.getByLabel('初始密码').fill(PASSWORD);
  await page.getByRole('button', { name: '开设账号' }).click();
  await on(page, '添加工作人员');
  await expect(page.getByText('同一人只能担任其中一类').first()).toBeVisible();
  await expect(page.getByLabel('窗口人员'), 'what was chosen stays').toBeChecked();
  await page.getByLabel('审计员').uncheck();
  await page.getByLabel('初始密码').fill(PASSWORD);
  await page.getByRole('button', { name: '开设账号' }).click();
  await on(page, '何岚');
  await expect(page.getByText('窗口人员')).toBeVisible();
  const number = page.getByLabel('工号');
  await expect(number, 'the next one of the row').toHaveValue('0002');
  await number.fill('0001');
  await page.getByRole('button', { name: '更改工号' }).click();
  await on(page, '何岚');
  await expect(page.getByRole('alert')).toContainText('这个工号已经有人使用');
  await expect(number, 'what was typed stays').toHaveValue('0001');
  await number.fill('da-07');
  await page.getByRole('button', { name: '更改工号' }).click();
  await on(page, '何岚');
  await expect(number).toHaveValue('DA07');
}

/** Chooses a password of one's own, before which no other page opens. */
async function chooseOwn(page: Page, given: string, own: string): Promise<void> {
  await on(page, '修改密码');
  await page.goto('/w');
  await on(page, '修改密码');
  await page.getByRole('link', { name: '消息' }).first().click();
  await on(page, '修改密码');
  await page.getByLabel('现在的密码', { exact: true }).fill(given);
  await page.getByLabel('新密码', { exact: true }).fill(own);
  await page.getByRole('button', { name: '修改密码' }).click();
  await on(page, '何岚');
}

async function loadYear(page: Page): Promise<void> {
  await page.getByRole('link', { name: '工作日历', exact: true }).click();
  await on(page, '工作日历');
  await page.getByRole('link', { name: '载入年度安排' }).click();
  await on(page, '载入年度安排');
  const text = page.getByLabel('放假和调休', { exact: true });
  await text.fill(`${YEAR}\n2027-05-01,off,labour-day`);
  await page.getByRole('button', { name: '核对' }).click();
  await expect(page.getByText('2027年5月1日本来就是周末').first()).toBeVisible();
  await on(page, '载入年度安排');
  await text.fill(YEAR);
  await page.getByRole('button', { name: '核对' }).click();
  await expect(page.getByRole('heading', { name: '2027 年安排的核对结果' })).toBeVisible();
  await on(page, '载入年度安排');
  await page.getByRole('button', { name: '生效' }).click();
  await on(page, '工作日历');
  await expect(page.getByText('年度安排已生效')).toBeVisible();
}

test('an empty hall gets its administrator, a department, a clerk and a year', async ({ hall, arrive, expectErrors }) => {
  expectErrors(/status of 4(03|09|22)/);
  const administrator = await arrive();
  await setUp(administrator, hall.invitation());
  await expect(administrator.getByText('还没有部门')).toBeVisible();
  await addDepartment(administrator);
  await addClerk(administrator);

  const clerk = await arrive();
  await clerk.goto('/sign-in');
  await live(clerk);
  await enterAs(clerk, 'he.lan');
  await chooseOwn(clerk, PASSWORD, OWN);
  await clerk.goto('/w');
  await on(clerk, '工作台');
  const refused = await clerk.goto('/w/admin');
  expect(refused?.status(), 'a clerk administers nothing').toBe(403);
  await administrator.reload();
  await administrator.getByRole('button', { name: '强制退出所有设备' }).click();
  await on(administrator, '何岚');
  await clerk.goto('/w');
  await on(clerk, '登录');
  await administrator.getByLabel('新的初始密码').fill('short');
  await administrator.getByRole('button', { name: '重设密码' }).click();
  await on(administrator, '何岚');
  await expect(administrator.getByRole('alert')).toContainText('密码至少要有 15 个字符');
  await administrator.getByLabel('新的初始密码').fill(GIVEN);
  await administrator.getByRole('button', { name: '重设密码' }).click();
  await on(administrator, '何岚');
  await expect(administrator.getByText('已重设为初始密码')).toBeVisible();
  await enterAs(clerk, 'he.lan', GIVEN);
  await chooseOwn(clerk, GIVEN, OWN);

  await administrator.goto('/w/admin');
  const warning = administrator.getByText('2027 年的放假安排还没有载入');
  await expect(warning).toBeVisible();
  await loadYear(administrator);
  await administrator.goto('/w/admin');
  await on(administrator, '大厅管理');
  await expect(warning).toHaveCount(0);

  const late = await arrive();
  await late.goto(hall.invitation());
  await late.getByLabel('登录名').fill('intruder');
  await late.getByLabel('姓名').fill('甲');
  await late.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await late.getByRole('button', { name: '设置' }).click();
  await expect(late.getByText('已经用过或者已经过期'), 'the address is good once').toBeVisible();
});
