import { challenge, does, enquire } from '../fixtures/complainant';
import { on } from '../fixtures/page';
import { expect, signIn, test } from '../fixtures/test';

const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };

test('a supplier asks, challenges, complains to the finance authority and is told the decision and what is open against it', async ({ enter, expectErrors }) => {
  expectErrors(/(404 \(Not Found|409 \(Conflict)/);
  const supplier = await enter('applicant');
  const number = await enquire(supplier, '评分标准不明确');
  await on(supplier, '评分标准不明确');
  const periods = supplier.getByRole('region', { name: '期限' });
  await expect(periods).toContainText('答复询问3月5日前');

  // The buyer answers, and what does not satisfy is challenged.
  const buyer = await enter('reviewer', DESKTOP);
  await buyer.goto('/w/matters');
  await buyer.getByRole('link', { name: '评分标准不明确' }).first().click();
  await on(buyer, '评分标准不明确');
  await does(buyer, '答复询问', async () => {
    await buyer.getByLabel('答复内容').fill('评分标准见采购文件第三章。');
  });
  await supplier.reload();
  await expect(supplier.getByText('评分标准见采购文件第三章。')).toBeVisible();
  await does(supplier, '提出质疑', async () => {
    await supplier.getByLabel('理由').fill('第三章没有写明分值。');
  });
  await expect(periods).toContainText('答复质疑');

  // Nobody complains before the buyer has answered or let the period pass.
  await supplier.goto(`/complaints/${number}?action=complain`);
  await supplier.getByLabel('理由').fill('分值应当写在采购文件里。');
  await supplier.getByRole('button', { name: '确认 向财政部门投诉' }).click();
  await expect(supplier.locator('.govuk-error-summary')).toContainText('还没有到期');
  await expect(supplier.getByLabel('理由')).toHaveValue('分值应当写在采购文件里。');
  await buyer.goto(`/w/matters/${number}`);
  await does(buyer, '答复质疑', async () => {
    await buyer.getByLabel('答复内容').fill('分值由评审专家掌握。');
  });
  await supplier.goto(`/complaints/${number}`);
  await does(supplier, '向财政部门投诉', async () => {
    await supplier.getByLabel('理由').fill('分值应当写在采购文件里。');
  });
  await expect(supplier.getByText('已投诉').first()).toBeVisible();

  // From now on the buyer has no part in it.
  await buyer.goto(`/w/matters/${number}`);
  await expect(buyer.getByRole('heading', { level: 1 })).not.toHaveText('评分标准不明确');

  // The authority has it corrected, examines it, and sends copies.
  const finance = await enter('finance', DESKTOP);
  await finance.goto('/w/matters');
  await finance.getByRole('link', { name: '评分标准不明确' }).first().click();
  await on(finance, '评分标准不明确');
  await does(finance, '要求补正', async () => {
    await finance.getByLabel('要补正什么').fill('请补充采购文件第三章。');
  });
  await supplier.reload();
  await on(supplier, '评分标准不明确');
  await does(supplier, '补正', async () => {
    await supplier.getByLabel('补充内容').fill('第三章全文：评分由专家决定。');
  });
  await finance.reload();
  await does(finance, '登记审查结果', async () => {
    await finance.getByLabel('审查结果', { exact: true }).selectOption('valid');
  });
  await does(finance, '发送投诉副本');
  await does(finance, '接办');

  // The procurement is made to stand still, thirty days at most; somebody who signs orders that.
  const decider = await enter('financeDecider', DESKTOP);
  await decider.goto(`/w/matters/${number}?action=suspend`);
  const suspend = async (days: string) => {
    await decider.getByLabel('暂停多少日').fill(days);
    await decider.getByRole('button', { name: '确认 暂停采购' }).click();
  };
  await suspend('31');
  await expect(decider.locator('.govuk-error-summary')).toBeVisible();
  await expect(decider.getByLabel('暂停多少日')).toHaveValue('31');
  await suspend('30');
  await decider.waitForURL((url) => !url.searchParams.has('action'));
  await supplier.reload();
  await expect(supplier.getByText('暂停 30 日')).toBeVisible();

  // It is decided by two, and the supplier reads why and how to go on.
  await finance.reload();
  await does(finance, '拟处理决定', async () => {
    await finance.getByLabel('处理结果').selectOption('partly_upheld');
    await finance.getByLabel('理由').fill('采购文件没有写明分值，责令修改后重新开展采购。');
  });
  await supplier.reload();
  await expect(supplier.getByText('责令修改后重新开展采购')).toHaveCount(0);
  await decider.reload();
  await does(decider, '审核通过');
  await supplier.reload();
  await on(supplier, '评分标准不明确');
  await expect(supplier.getByText('采购文件没有写明分值，责令修改后重新开展采购。')).toBeVisible();
  await expect(supplier.getByText('财政部门已经作出处理决定。')).toBeVisible();
  await expect(supplier.locator('.hall-note')).toContainText('也可以在 6 个月内直接向人民法院起诉');
  await expect(supplier.getByRole('link', { name: '撤回' })).toHaveCount(0);
});

test('a challenge that its buyer does not answer in time is brought before the finance authority all the same', async ({ enter, hall }) => {
  const supplier = await enter('applicant');
  const number = await challenge(supplier, '供应商资格条件不合理');
  hall.setTime('2026-03-12T09:00:00+08:00');
  await supplier.context().clearCookies();
  await supplier.goto('/sign-in');
  await signIn(supplier, 'applicant');
  await supplier.goto(`/complaints/${number}`);
  await on(supplier, '供应商资格条件不合理');
  await does(supplier, '向财政部门投诉', async () => {
    await supplier.getByLabel('理由').fill('采购人逾期没有答复。');
  });
  const finance = await enter('finance', DESKTOP);
  await finance.goto('/w/matters');
  await expect(finance.getByRole('link', { name: '供应商资格条件不合理' }).first()).toBeVisible();
});
