import { ask, refresh, say } from '../fixtures/asker';
import { hasScript, on, sound } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };

test('somebody asks without an account, is answered by the guides and by a person, and says how it was', async ({ arrive, enter }) => {
  const visitor = await arrive();
  await visitor.goto('/s/food-business-permit');
  await visitor.getByRole('link', { name: '问一问' }).click();
  await on(visitor, '咨询');
  const id = await ask(visitor, '食品经营要体检吗？', visitor.url());
  await on(visitor, /食品经营许可/);
  await expect(visitor.getByRole('log').getByRole('link', { name: /食品经营许可/ }).first()).toBeVisible();
  await visitor.getByRole('button', { name: '转人工' }).click();
  await expect(visitor.getByText('已转人工，正在排队')).toBeVisible();
  await expect(visitor.getByText('下一位就是您')).toBeVisible();

  const clerk = await enter('window', DESKTOP);
  await clerk.goto('/w');
  await clerk.getByRole('link', { name: '咨询台' }).click();
  await on(clerk, '咨询台');
  await expect(clerk.getByText('食品 · 等待自')).toBeVisible();
  const queues = clerk.getByRole('navigation', { name: '按类别看' });
  await queues.getByRole('link', { name: '登记注册' }).click();
  await clerk.waitForURL('**/w/chat?department=market&topic=registration');
  await expect(clerk.getByText('没有人在排队')).toBeVisible();
  await queues.getByRole('link', { name: '食品' }).click();
  await on(clerk, '咨询台');
  await clerk.getByRole('button', { name: '接下一位' }).click();
  await clerk.waitForURL(`**/w/chat/${id}*`);
  await on(clerk, /食品经营许可/);
  await say(clerk, '要的，健康证在疾控中心办。');

  await refresh(visitor);
  await expect(visitor.getByText('赵**（0001）正在为您服务')).toBeVisible();
  await visitor.getByLabel('输入消息').fill('我的证号 11010519491231002X');
  await visitor.getByRole('button', { name: '发送' }).click();
  await expect(visitor.getByText('我的证号 110*************2X')).toBeVisible();
  await refresh(clerk);
  await expect(clerk.getByText('我的证号 11010519491231002X')).toBeVisible();
  await clerk.getByLabel('结束原因').selectOption({ label: '已答复' });
  await clerk.getByRole('button', { name: '结束', exact: true }).click();
  await expect(clerk.getByText('咨询结束：已答复')).toBeVisible();

  await refresh(visitor);
  await visitor.getByRole('link', { name: '评价这次服务' }).click();
  await visitor.getByRole('link', { name: '非常满意', exact: true }).click();
  await visitor.getByRole('button', { name: '提交评价' }).click();
  await visitor.getByRole('link', { name: '回到咨询' }).click();
  await expect(visitor.getByText('您的评价：非常满意')).toBeVisible();
  await visitor.getByRole('button', { name: '继续咨询' }).click();
  await expect(visitor.getByText('下一位就是您')).toBeVisible();
});

test('a question is handed to another department, which acknowledges it', async ({ enter }) => {
  const citizen = await enter('applicant');
  const id = await ask(citizen, '户口怎么迁？', '/chat?item=food-business-permit');
  await citizen.getByRole('button', { name: '转人工' }).click();
  const clerk = await enter('window', DESKTOP);
  await clerk.goto(`/w/chat/${id}`);
  await clerk.getByRole('button', { name: '接待' }).click();
  await clerk.getByText('转交', { exact: true }).click();
  await clerk.getByLabel('转交给').selectOption({ label: '澄江市公安局' });
  await clerk.getByLabel('交接说明').fill('问户口迁移，不是食品经营');
  await clerk.getByRole('button', { name: '请对方接手' }).click();
  await expect(clerk.getByText('正在请澄江市公安局接手：问户口迁移，不是食品经营')).toBeVisible();

  const police = await enter('police', DESKTOP);
  await police.goto('/w/chat');
  await expect(police.getByRole('heading', { name: '请本部门接手的' })).toBeVisible();
  await police.getByRole('link', { name: /王小明/ }).click();
  await police.getByRole('button', { name: '接手', exact: true }).click();
  await say(police, '您好，户口迁移请带户口本。');

  await refresh(citizen);
  await expect(citizen.getByText('正在请澄江市公安局接手', { exact: false })).toBeVisible();
  await expect(citizen.getByText('问户口迁移，不是食品经营')).toHaveCount(0);
  await expect(citizen.getByText('您好，户口迁移请带户口本。')).toBeVisible();
});

test('without script, what is too long to be sent comes back whole', async ({ enter, expectErrors, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, 'a script has never let go of it');
  expectErrors(/status of 4(09|22)/);
  const citizen = await enter('applicant');
  await ask(citizen, '食品经营要体检吗？', '/chat?item=food-business-permit');
  const long = '长'.repeat(4_001);
  const field = citizen.getByLabel('输入消息');
  await field.fill(long);
  for (let time = 1; time <= 2; time += 1) {
    await citizen.getByRole('main').getByRole('button', { name: '发送', exact: true }).click();
    await expect(citizen.locator('.govuk-error-summary')).toContainText('内容太长');
    await expect(field).toHaveValue(long);
    await sound(citizen);
  }
  await say(citizen, long.slice(1));
  const tab = await citizen.context().newPage();
  await tab.goto(citizen.url());
  await tab.getByRole('button', { name: '结束咨询' }).click();
  await field.fill(long.slice(1));
  await citizen.getByRole('main').getByRole('button', { name: '发送', exact: true }).click();
  await expect(citizen.getByLabel('没有发出的内容')).toHaveValue(long.slice(1));
  await sound(citizen);
});

test('what is asked out of hours is promised an answer, and a conversation of somebody else is none', async ({ arrive, hall }) => {
  hall.setTime('2026-03-06T20:00:00+08:00');
  const visitor = await arrive();
  await visitor.goto('/chat');
  await visitor.getByLabel('您想问什么').fill('周末能办护照吗');
  await visitor.getByRole('button', { name: '直接问人工' }).click();
  await visitor.waitForURL(/\/chat\/[0-9a-f-]{36}/);
  await expect(visitor.getByText('已留言，2026年3月9日前答复您')).toBeVisible();
  const stranger = await arrive();
  const answer = await stranger.request.get(new URL(visitor.url()).pathname);
  expect(answer.status()).toBe(404);
});

test('who waits is seen by whoever supervises, given to one of the desk, and handed to a colleague by name', async ({ enter }) => {
  const citizen = await enter('applicant');
  const id = await ask(citizen, '食品经营要体检吗？', '/chat?item=food-business-permit');
  await citizen.getByRole('button', { name: '转人工' }).click();
  await expect(citizen.getByText('下一位就是您')).toBeVisible();

  const head = await enter('head', DESKTOP);
  await head.goto('/w/chat/figures');
  await expect(head.getByRole('heading', { name: '等待答复的咨询' })).toBeVisible();
  await head.getByRole('link', { name: /王小明/ }).click();
  await head.waitForURL(`**/w/chat/${id}`);
  await head.getByLabel('交给谁').selectOption({ label: '赵敏' });
  await head.getByRole('button', { name: '交给这位同事' }).click();
  await expect(head.getByRole('log').getByText('赵敏 接待')).toBeVisible();
  await sound(head);

  const clerk = await enter('window', DESKTOP);
  await clerk.goto('/w/chat');
  await clerk.getByLabel('登记注册').uncheck();
  await clerk.getByRole('button', { name: '上岗' }).click();
  await expect(clerk.getByText('您在岗', { exact: false })).toBeVisible();
  await clerk.getByText('调整接待类别').click();
  await expect(clerk.getByLabel('登记注册')).not.toBeChecked();
  await expect(clerk.getByLabel('食品')).toBeChecked();
  await on(clerk, '咨询台');
  await clerk.getByRole('link', { name: /王小明/ }).click();
  await clerk.getByText('转交', { exact: true }).click();
  await clerk.getByLabel('转交给').selectOption({ label: '钱伟' });
  await clerk.getByLabel('交接说明').fill('请您看一下现场的问题');
  await clerk.getByRole('button', { name: '请对方接手' }).click();
  const reviewer = await enter('reviewer', DESKTOP);
  await reviewer.goto(`/w/chat/${id}`);
  await expect(reviewer.getByText(/赵敏.*也打开着这件咨询/)).toBeVisible();
  await sound(reviewer);
  await reviewer.getByRole('button', { name: '接手', exact: true }).click();
  await say(reviewer, '您好，我来答复。');
  await refresh(citizen);
  await expect(citizen.getByText('钱**（0002）正在为您服务')).toBeVisible();
  await expect(citizen.getByText('也打开着', { exact: false })).toHaveCount(0);
});

test('two conversations stand side by side at a desk, each with its own log and composer', async ({ enter }) => {
  const citizen = await enter('applicant');
  const id = await ask(citizen, '食品经营要体检吗？', '/chat?item=food-business-permit');
  await citizen.getByRole('button', { name: '转人工' }).click();
  const stranger = await enter('stranger');
  const second = await ask(stranger, '公司地址怎么变更？', '/chat?item=enterprise-registration');
  await stranger.getByRole('button', { name: '转人工' }).click();
  const clerk = await enter('window', DESKTOP);
  for (const name of [second, id]) {
    await clerk.goto(`/w/chat/${name}`);
    await clerk.getByRole('button', { name: '接待' }).click();
    await expect(clerk.getByText('赵敏 接待').first()).toBeVisible();
  }
  await clerk.getByRole('complementary', { name: '咨询台' }).getByRole('link', { name: /并排打开：李华/ }).click();
  await clerk.waitForURL(`**/w/chat/${id}?with=${second}`);
  await on(clerk, /食品经营许可/);
  const [first, other] = [clerk.locator(`[data-chat="${id}"]`), clerk.locator(`[data-chat="${second}"]`)];
  await expect(other.getByRole('heading', { level: 2 })).toContainText('设立登记');
  for (const [part, text] of [[other, '带上新的房产证明。'], [first, '要的。']] as const) {
    await part.getByLabel('输入消息').fill(text);
    await part.getByRole('button', { name: '发送', exact: true }).click();
    await expect(part.getByRole('log').getByText(text, { exact: true })).toHaveCount(1);
  }
  await clerk.waitForURL(`**/w/chat/${id}?with=${second}*`);
  await expect(first.getByText('带上新的房产证明。')).toHaveCount(0);
  await sound(clerk);
  await refresh(stranger);
  await expect(stranger.getByText('带上新的房产证明。')).toBeVisible();
  await stranger.getByLabel('输入消息').fill('谢谢您');
  await stranger.getByRole('main').getByRole('button', { name: '发送' }).click();
  await expect(stranger.getByRole('log').getByText('谢谢您')).toHaveCount(1);
  if (!(await hasScript(clerk))) await clerk.reload();
  await expect(other.getByText('谢谢您')).toBeVisible();
  await expect(first.getByText('谢谢您')).toHaveCount(0);
  await clerk.setViewportSize({ width: 360, height: 740 });
  await expect(other).toBeHidden();
  await expect(clerk.getByRole('link', { name: /看并排的另一件/ })).toHaveAttribute('href', `/w/chat/${second}`);
  await sound(clerk);
  await clerk.setViewportSize(DESKTOP.viewport);
  await other.getByRole('link', { name: '收起这一件' }).click();
  await clerk.waitForURL(`**/w/chat/${id}`);
  await expect(other).toHaveCount(0);
});

test('whoever is noted as away is given nothing, what they have is offered to the stand-in, and one button ends it', async ({ enter, expectErrors }) => {
  expectErrors(/status of 4(09|22)/);
  const citizen = await enter('applicant');
  const id = await ask(citizen, '食品经营要体检吗？', '/chat?item=food-business-permit');
  await citizen.getByRole('button', { name: '转人工' }).click();
  const clerk = await enter('window', DESKTOP);
  await clerk.goto(`/w/chat/${id}`);
  await clerk.getByRole('button', { name: '接待' }).click();
  await say(clerk, '我查一下，请稍候。');
  await clerk.goto('/w/chat');
  await clerk.getByRole('link', { name: '请假' }).click();
  await on(clerk, '请假');
  await clerk.getByLabel('从哪一天').fill('2026-03-02');
  await clerk.getByLabel('到哪一天').fill('2026-03-01');
  await clerk.getByLabel('代班的人').selectOption({ label: '钱伟' });
  await clerk.getByRole('button', { name: '登记' }).click();
  await expect(clerk.getByText('结束的日子不能早于开始的日子').first()).toBeVisible();
  await sound(clerk);
  await clerk.getByLabel('到哪一天').fill('2026-03-03');
  await clerk.getByRole('button', { name: '登记' }).click();
  await expect(clerk.getByText('2026年3月2日至2026年3月3日 · 由钱伟代班')).toBeVisible();
  await on(clerk, '请假');

  const reviewer = await enter('reviewer', DESKTOP);
  await expect(async () => {
    await reviewer.goto('/w/chat');
    await expect(reviewer.getByRole('heading', { name: '请本部门接手的' })).toBeVisible({ timeout: 500 });
  }).toPass();
  await reviewer.getByRole('link', { name: /王小明/ }).first().click();
  await expect(reviewer.getByText('接待人请假，正在请代班同事接手')).toBeVisible();
  await reviewer.getByRole('button', { name: '接手', exact: true }).click();
  await reviewer.getByText('转交', { exact: true }).click();
  await reviewer.getByLabel('转交给').selectOption({ label: '赵敏（请假至3月3日，由钱伟代班）' });
  await reviewer.getByLabel('交接说明').fill('还是您来');
  await reviewer.getByRole('button', { name: '请对方接手' }).click();
  await expect(reviewer.getByText('这位同事正在请假', { exact: false }).first()).toBeVisible();

  await clerk.goto('/w/chat');
  await clerk.getByRole('button', { name: '上岗' }).click();
  await expect(clerk.getByText('您登记了请假', { exact: false })).toBeVisible();
  await on(clerk, '咨询台');
  await clerk.getByRole('button', { name: '结束请假 赵敏' }).first().click();
  await expect(clerk.getByText('您登记了请假', { exact: false })).toHaveCount(0);
});
