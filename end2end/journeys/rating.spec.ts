import { does } from '../fixtures/complainant';
import { on, sound } from '../fixtures/page';
import { showCode } from '../fixtures/rater';
import { expect, test } from '../fixtures/test';

const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };

test('a visit is rated badly by the code of the window and put right by others than those who were rated', async ({ enter, arrive, expectErrors }) => {
  expectErrors(/422 \(Unprocessable|404 \(Not Found/);
  const window = await enter('window', DESKTOP);
  await window.goto('/w/ratings');
  await on(window, '对本部门的评价');
  await window.getByRole('link', { name: '请来窗口的人评价' }).click();
  await on(window, '请来窗口的人评价');
  await window.getByRole('button', { name: '出示二维码' }).click();
  await expect(window.locator('.govuk-error-summary')).toContainText('请填写这一项');
  await window.getByLabel('窗口号').fill('3');
  await window.getByLabel('排队号').fill('A017');
  await window.getByRole('button', { name: '出示二维码' }).click();
  await on(window, '3 号窗口 · A017');
  await expect(window.getByRole('img', { name: '评价这次来访的二维码' })).toBeVisible();
  await sound(window);
  const address = new URL(window.url()).pathname.replace('/w/ratings/visit', '/rate');

  // Whoever was served scans it: no account, no level chosen beforehand, and a word too few is told beside its field.
  const visitor = await arrive();
  await visitor.goto(address);
  await on(visitor, '评价这次服务');
  await sound(visitor);
  await visitor.getByRole('link', { name: '不满意', exact: true }).click();
  await visitor.getByLabel('在办事指南之外要材料').check();
  await visitor.getByLabel('还想说什么').fill('多要了一份证明。');
  await visitor.getByLabel('请联系我').check();
  await visitor.getByRole('button', { name: '提交评价' }).click();
  await expect(visitor.locator('.govuk-error-summary')).toContainText('请填写手机号');
  await expect(visitor.getByLabel('在办事指南之外要材料')).toBeChecked();
  await expect(visitor.getByLabel('还想说什么')).toHaveValue('多要了一份证明。');
  await sound(visitor);
  await visitor.getByLabel('手机号').fill('13900139000');
  await visitor.getByRole('button', { name: '提交评价' }).click();
  await expect(visitor.getByText('评价已经收到，谢谢')).toBeVisible();
  await expect(visitor.getByText('待核实')).toBeVisible();
  await sound(visitor);
  const number = (await visitor.getByText(/^P \d{4} \d{4} \d{4} \d{4}$/).innerText()).replaceAll(' ', '');

  // It is given once: who comes again reads what was said.
  await visitor.goto(`${address}?level=very_satisfied`);
  await expect(visitor.getByText('多要了一份证明。')).toBeVisible();
  await expect(visitor.getByRole('button', { name: '提交评价' })).toHaveCount(0);

  // Whoever served at the window does not learn of it; a colleague hears whoever rated, puts it right and tells them.
  await window.goto(`/w/matters/${number}`);
  await on(window, '没有找到这一页');
  const reviewer = await enter('reviewer', DESKTOP);
  await reviewer.goto(`/w/matters/${number}`);
  await expect(reviewer.getByText('在办事指南之外要材料')).toBeVisible();
  await expect(reviewer.getByText('13900139000')).toHaveCount(0);
  await does(reviewer, '接办');
  await does(reviewer, '登记联系', async () => {
    await reviewer.getByLabel('联系情况').fill('已电话核实。');
  });
  await does(reviewer, '立即整改', async () => {
    await reviewer.getByLabel('整改情况').fill('证明已退还。');
  });
  await does(reviewer, '反馈评价人', async () => {
    await reviewer.getByLabel('告诉评价人什么').fill('这份证明不该要，已经退还，向您道歉。');
  });
  await sound(reviewer);
  const center = await enter('center', DESKTOP);
  await center.goto(`/w/matters/${number}`);
  await does(center, '登记回访', async () => {
    await center.getByLabel('回访结果').selectOption('satisfied');
  });
  await does(center, '办结');
  await visitor.goto(address);
  await expect(visitor.getByText('这份证明不该要，已经退还，向您道歉。')).toBeVisible();
  await expect(visitor.getByText('已办结')).toBeVisible();

  // Everybody reads the numbers.
  await visitor.goto('/ratings');
  await on(visitor, '服务评价公示');
  await expect(visitor.getByRole('row', { name: /市场监督管理局/ }).first()).toBeVisible();
  await sound(visitor);
  await window.goto('/w/ratings');
  await expect(window.getByText('多要了一份证明。')).toBeVisible();
  await sound(window);
});

test('a bad rating that is misused goes to a panel of three and stays', async ({ enter, arrive, expectErrors }) => {
  expectErrors(/409 \(Conflict/);
  const window = await enter('window', DESKTOP);
  const key = await showCode(window, 'A018');
  const visitor = await arrive();
  await visitor.goto(`/rate/${key}`);
  await visitor.getByRole('link', { name: '非常不满意', exact: true }).click();
  await visitor.getByRole('button', { name: '提交评价' }).click();
  const number = (await visitor.getByText(/^P \d{4} \d{4} \d{4} \d{4}$/).innerText()).replaceAll(' ', '');

  const reviewer = await enter('reviewer', DESKTOP);
  await reviewer.goto(`/w/matters/${number}`);
  await does(reviewer, '接办');
  await does(reviewer, '申请评审组认定', async () => {
    await reviewer.getByLabel('理由').fill('当天没有这个排队号。');
  });
  const office = await enter('office', DESKTOP);
  await office.goto(`/w/matters/${number}`);
  await office.getByRole('link', { name: '评审组认定', exact: true }).click();
  await office.getByLabel('方洁').check();
  await office.getByLabel('认定结论').selectOption('yes');
  await office.getByLabel('理由').fill('查无此事。');
  await office.getByRole('button', { name: '确认 评审组认定' }).click();
  await expect(office.locator('.govuk-error-summary')).toContainText('评审组至少三人');
  await expect(office.getByLabel('方洁')).toBeChecked();
  await office.getByLabel('罗平').check();
  await office.getByLabel('顾云').check();
  await office.getByRole('button', { name: '确认 评审组认定' }).click();
  await expect(office.getByText('认定误评').first()).toBeVisible();
  await sound(office);
  await visitor.reload();
  await expect(visitor.getByText('认定误评')).toBeVisible();
});
