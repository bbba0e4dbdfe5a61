import type { Page } from '@playwright/test';
import { file } from '../fixtures/applicant';
import { ask } from '../fixtures/asker';
import { act } from '../fixtures/desk';
import { live, sound } from '../fixtures/page';
import { PASSWORD } from '../fixtures/people';
import { expect, test } from '../fixtures/test';

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'without script a page is as it was when it was asked for');

const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };
const LOST = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_FAILED/;

type Enter = (person: 'applicant' | 'window', device?: object) => Promise<Page>;

/** A citizen on a phone and a clerk at a desk, who has taken what the citizen asks. */
async function both(enter: Enter): Promise<{ citizen: Page; clerk: Page; id: string }> {
  const citizen = await enter('applicant');
  const id = await ask(citizen, '食品经营要体检吗？', '/chat?item=food-business-permit');
  await citizen.getByRole('button', { name: '转人工' }).click();
  await live(citizen);
  const clerk = await enter('window', DESKTOP);
  await clerk.goto(`/w/chat/${id}`);
  await clerk.getByRole('button', { name: '接待' }).click();
  await live(clerk);
  await expect(citizen.getByText('赵**（0001）正在为您服务')).toBeVisible();
  return { citizen, clerk, id };
}

/** Types and sends, as a finger or a keyboard does. */
async function send(page: Page, text: string): Promise<void> {
  await page.getByLabel('输入消息').fill(text);
  await page.getByRole('main').getByRole('button', { name: '发送' }).click();
}

/** What the log says, without what the guides and the hall say. */
async function said(page: Page): Promise<string[]> {
  return page.locator('[data-kind=own] .hall-chat__words, [data-kind=other] .hall-chat__words').allTextContents();
}

test('what is said appears by itself, with who is typing and how far it has come', async ({ enter }) => {
  const { citizen, clerk } = await both(enter);
  await clerk.getByLabel('输入消息').pressSequentially('要的');
  await expect(citizen.getByText('对方正在输入…')).toBeVisible();
  await clerk.keyboard.press('Enter');
  await expect(citizen.getByText('要的', { exact: true })).toBeVisible();
  await expect(citizen.getByText('对方正在输入…')).toHaveCount(0);
  await expect(clerk.getByText('已读')).toBeVisible();
  await expect(clerk.getByLabel('输入消息')).toBeFocused();
  await expect(clerk.getByLabel('输入消息')).toHaveValue('');

  await send(citizen, '在哪里体检？');
  await expect(clerk.getByText('在哪里体检？')).toBeVisible();
  await expect(citizen.getByLabel('输入消息')).toBeFocused();
  await sound(citizen);
  await sound(clerk);
  await clerk.getByRole('button', { name: '结束', exact: true }).click();
  await expect(citizen.getByText('咨询结束：已答复')).toBeVisible();
  await expect(citizen.getByRole('link', { name: '评价这次服务' })).toBeVisible();
  await expect(citizen.getByLabel('输入消息')).toHaveCount(0);
});

test('what comes while somebody reads further up waits behind a button, and is read once it is on the screen', { tag: '@once' }, async ({ enter }) => {
  const { citizen, clerk } = await both(enter);
  for (let line = 1; line <= 8; line += 1) await send(clerk, `第 ${line} 条\n${'请看指南。\n'.repeat(6)}`);
  await expect(citizen.getByText('第 8 条')).toBeVisible();
  await citizen.evaluate(() => scrollTo(0, 0));
  await send(clerk, '还有一条');
  const news = citizen.getByRole('button', { name: '有新消息' });
  await expect(news).toBeVisible();
  await expect(clerk.getByText('已送达')).toBeVisible();
  expect(await citizen.evaluate(() => scrollY)).toBe(0);
  await news.click();
  await expect(citizen.getByText('还有一条')).toBeInViewport();
  await expect(clerk.getByText('已读')).toBeVisible();
  await expect(news).toBeHidden();
});

test('what is sent without a line is kept, shown as unsent, and is there once and in order', { tag: '@once' }, async ({ enter, expectErrors }) => {
  expectErrors(LOST);
  const { citizen, clerk } = await both(enter);
  await citizen.clock.install();
  await citizen.reload();
  await live(citizen);
  await citizen.context().setOffline(true);
  for (const text of ['一', '二', '三']) await send(citizen, text);
  await expect(citizen.getByText('没有发出去', { exact: false })).toHaveCount(3);
  await send(clerk, '请稍等');
  await citizen.clock.fastForward(20_000);
  await citizen.context().setOffline(false);
  await expect(clerk.getByText('三', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(citizen.getByText('请稍等')).toBeVisible();
  await expect(citizen.getByText('没有发出去', { exact: false })).toHaveCount(0);
  for (const page of [citizen, clerk]) {
    expect(await said(page)).toEqual(['食品经营要体检吗？', ...(await said(page)).slice(1, -4), '请稍等', '一', '二', '三']);
  }
});

test('a phone that slept, a hall that was cut off and a second tab show the same, once and in order', async ({ enter, hall, expectErrors }) => {
  expectErrors(LOST);
  const { citizen, clerk, id } = await both(enter);
  const tab = await citizen.context().newPage();
  await tab.goto(`/chat/${id}`);
  const phone = await citizen.context().newCDPSession(citizen);
  await phone.send('Page.setWebLifecycleState', { state: 'frozen' });
  await send(clerk, '睡着时说的');
  await expect(tab.getByText('睡着时说的')).toBeVisible();
  await hall.cutPower();
  await send(clerk, '断电时写的');
  await expect(clerk.getByText('没有发出去', { exact: false })).toBeVisible();
  await hall.start();
  await expect(tab.getByText('断电时写的')).toBeVisible({ timeout: 30_000 });
  await phone.send('Page.setWebLifecycleState', { state: 'active' });
  await citizen.bringToFront();
  await expect(citizen.getByText('断电时写的')).toBeVisible({ timeout: 20_000 });
  await send(citizen, '醒了');
  await expect(clerk.getByText('醒了')).toBeVisible();
  await expect(tab.getByText('醒了')).toBeVisible();
  const log = await said(clerk);
  expect(log.slice(-3)).toEqual(['睡着时说的', '断电时写的', '醒了']);
  for (const page of [citizen, tab]) expect((await said(page)).slice(-3)).toEqual(log.slice(-3));
});

test('where no stream comes through, the page asks by itself', { tag: '@once' }, async ({ enter, expectErrors }) => {
  expectErrors(LOST);
  const { citizen, clerk } = await both(enter);
  await citizen.route('**/api/live?*', (route) => route.abort());
  await citizen.reload();
  await send(clerk, '看得到吗');
  await expect(citizen.getByText('看得到吗')).toBeVisible({ timeout: 20_000 });
  await expect(citizen.getByText('网络断了', { exact: false })).toHaveCount(0);
});

test('whoever signs out on one tab hears so on the other, and what the hall refuses is told in its words', { tag: '@once' }, async ({ enter, expectErrors }) => {
  expectErrors(/status of 4\d\d/);
  const { citizen } = await both(enter);
  await send(citizen, '长'.repeat(4_001));
  await expect(citizen.locator('.govuk-error-summary')).toBeVisible();
  await expect(citizen.getByLabel('输入消息')).toHaveValue('长'.repeat(4_001));
  const tab = await citizen.context().newPage();
  await tab.goto('/me');
  await live(tab);
  await tab.getByRole('button', { name: '退出登录' }).click();
  await expect(citizen.getByText('您已退出登录', { exact: false })).toBeVisible({ timeout: 5_000 });
});

test('a new message to a citizen is counted on every page that is open', { tag: '@once' }, async ({ enter }) => {
  const citizen = await enter('applicant');
  await citizen.goto('/me/password');
  await live(citizen);
  const tab = await citizen.context().newPage();
  await tab.goto('/');
  await live(tab);
  const count = tab.locator('.hall-nav__count');
  await expect(count).toHaveCount(0);
  await citizen.getByLabel('现在的密码', { exact: true }).fill(PASSWORD);
  await citizen.getByLabel('新密码', { exact: true }).fill('河边七只灰鹭站在雨里等着天亮起来');
  await citizen.getByRole('button', { name: '修改密码' }).click();
  await expect(count).toContainText('1');
});

test('at a desk what else there is stands beside the conversation, and tells what is new', { tag: '@once' }, async ({ enter }) => {
  const { citizen, clerk } = await both(enter);
  const beside = clerk.getByRole('complementary', { name: '咨询台' });
  await expect(beside.getByRole('link', { name: /^王小明/ })).toHaveAttribute('aria-current', 'page');
  const other = await enter('stranger');
  const id = await ask(other, '居住证多久能办好？', '/chat?item=food-business-permit');
  await other.getByRole('button', { name: '转人工' }).click();
  await expect(beside.getByRole('link', { name: /^李华/ })).toBeVisible();
  await sound(clerk);
  const reviewer = await enter('reviewer', DESKTOP);
  await reviewer.goto(new URL(clerk.url()).pathname);
  await expect(clerk.getByText('钱伟也打开着这件咨询')).toBeVisible();
  await expect(reviewer.getByText('赵敏也打开着这件咨询')).toBeVisible();
  await beside.getByRole('link', { name: /^李华/ }).click();
  await clerk.waitForURL(`**/w/chat/${id}`);
  await live(clerk);
  await clerk.getByRole('button', { name: '接待' }).click();
  await live(clerk);
  await send(citizen, '还在吗？');
  await expect(beside.getByText('1 条未读')).toBeVisible();
  await beside.getByRole('link', { name: /^王小明/ }).click();
  await expect(clerk.getByText('还在吗？')).toBeVisible();
});

test('whoever follows a case hears that it went on, without touching the page', async ({ enter }) => {
  const citizen = await enter('applicant');
  const number = await file(citizen);
  await citizen.goto(`/my/${number}`);
  await live(citizen);
  await expect(citizen.getByRole('link', { name: '有新的消息' })).toHaveCount(0);
  const clerk = await enter('window', DESKTOP);
  await act(clerk, number, '受理');
  const news = citizen.getByRole('link', { name: '有新的消息，刷新看最新进度' });
  await expect(news).toBeVisible();
  await sound(citizen);
  await news.click();
  await live(citizen);
  await expect(citizen.getByRole('heading', { level: 1 })).toContainText('审查');
});
