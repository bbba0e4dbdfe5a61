import { begin, fillIn, KEY, progress, SERVICE, submit } from '../fixtures/applicant';
import { act } from '../fixtures/desk';
import { on } from '../fixtures/page';
import { expect, signIn, test } from '../fixtures/test';

test('an application is found, filled in, filed and granted', async ({ arrive, enter }) => {
  const citizen = await arrive();
  await citizen.goto('/');
  await on(citizen, '您要办什么事？');
  await citizen.getByRole('searchbox').fill('开餐馆');
  await citizen.getByRole('button', { name: '搜索' }).click();
  await on(citizen, '“开餐馆”的结果');
  await citizen.getByRole('link', { name: SERVICE }).click();
  await on(citizen, SERVICE);
  await citizen.getByRole('link', { name: '能不能办', exact: true }).click();
  for (const answer of ['有了', '不只是，或者要现做', '是', '在']) {
    await citizen.getByLabel(answer, { exact: true }).check();
    await citizen.getByRole('button', { name: '继续' }).click();
    await citizen.waitForURL(/answer=/);
  }
  await on(citizen, /您可以申请/);
  await citizen.getByRole('link', { name: '在线申请' }).click();
  await citizen.waitForURL(/sign-in/);
  await on(citizen, '登录');
  await signIn(citizen, 'applicant');
  expect(new URL(citizen.url()).pathname).toBe(`/s/${KEY}/apply`);

  const draft = await begin(citizen, on);
  await fillIn(citizen, draft, on);
  await expect(citizen.getByText('澄江市江北区小明面馆')).toBeVisible();
  const number = await submit(citizen, on);
  await expect(citizen.getByText('最晚 3月9日')).toBeVisible();
  await progress(citizen, number, '申请已收到，等待答复');

  const clerk = await enter('window');
  await on(clerk, '工作台');
  await clerk.getByRole('link', { name: number.match(/.{4}/g)!.join(' ') }).click();
  await on(clerk, SERVICE);
  for (const part of ['申请内容', '材料', '流转']) {
    await clerk.getByRole('navigation', { name: '案卷' }).getByRole('link', { name: part }).click();
    await expect(clerk.locator('.hall-tabs [aria-current=page]')).toContainText(part);
    await on(clerk, SERVICE);
  }
  await act(clerk, number, '受理');
  await act(clerk, number, '分派审查人员', async (page) => {
    await page.getByLabel('审查人员', { exact: true }).selectOption({ label: '钱伟' });
  });

  const reviewer = await enter('reviewer');
  await act(reviewer, number, '安排现场核查', async (page) => {
    await page.getByLabel('核查日期').fill('2026-03-03');
  });
  await act(reviewer, number, '登记核查结果', async (page) => {
    await page.getByLabel('钱伟').check();
    await page.getByLabel('孙丽').check();
    await page.getByLabel('核查情况').fill('布局、设备和操作流程与申请一致。');
    await page.getByLabel('符合要求', { exact: true }).check();
  });
  await act(reviewer, number, '提出审查意见', async (page) => {
    await page.getByLabel('建议准予许可').check();
    await page.getByLabel('意见', { exact: true }).fill('材料和现场核查均符合要求。');
  });

  const decider = await enter('decider');
  await act(decider, number, '准予许可');
  await progress(citizen, number, '准予许可，正在制证');

  const issuing = await enter('issuing');
  await act(issuing, number, '制证送达', async (page) => {
    await page.getByLabel('电子证照').check();
    const fee = page.getByLabel('法定费用已缴清');
    if (await fee.isVisible()) await fee.check();
  });

  await progress(citizen, number, /证照已经制好|已经办结/);
  await citizen.getByRole('link', { name: /准予行政许可决定书/ }).first().click();
  await on(citizen, '准予行政许可决定书');
  await citizen.goto('/my?show=done');
  await on(citizen, '我的办件');
  await citizen.goto('/messages');
  await on(citizen, '消息');
});
