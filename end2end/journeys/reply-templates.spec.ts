import { complain, dispatch, does } from '../fixtures/complainant';
import { on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };

test('a head writes a reply template, and whoever answers begins with it, filled from the complaint', async ({ enter, expectErrors }) => {
  expectErrors(/422 \(Unprocessable/);
  const head = await enter('head', DESKTOP);
  await head.goto('/w/matters');
  await head.getByRole('link', { name: '答复模板' }).click();
  await on(head, '答复模板');
  await expect(head.getByText('还没有模板')).toBeVisible();
  await head.getByLabel('名称').fill('情况说明');
  await head.getByLabel('答复内容').fill('{反映人}您好');
  await head.getByRole('button', { name: '保存' }).click();
  await expect(head.locator('.govuk-error-summary')).toContainText('花括号里只能写提示里列出的词');
  await expect(head.locator('.govuk-error-summary')).toContainText('适用于');
  await expect(head.getByLabel('名称')).toHaveValue('情况说明');
  await on(head, '答复模板');
  await head.getByLabel('答复内容').fill('您{提交日期}提交的{编号}已由{承办部门}核实。');
  await head.getByLabel('适用于').selectOption('complaint/service');
  await head.getByLabel('办理结果').selectOption('complaint/explained');
  await head.getByRole('button', { name: '保存' }).click();
  await expect(head.getByText('投诉建议 · 服务态度 · 投诉建议 · 已解释')).toBeVisible();

  const citizen = await enter('applicant');
  const number = await complain(citizen, '窗口态度差');
  const desk = await enter('center', DESKTOP);
  await dispatch(desk, number);
  const reviewer = await enter('reviewer', DESKTOP);
  await reviewer.goto('/w/matters');
  await expect(reviewer.getByRole('link', { name: '答复模板' })).toHaveCount(0);
  await reviewer.goto(`/w/matters/${number}`);
  await does(reviewer, '接办');
  await reviewer.getByRole('link', { name: '拟答复', exact: true }).click();
  const choose = async () => {
    await reviewer.getByLabel('答复模板').selectOption({ label: '情况说明' });
    await reviewer.getByRole('button', { name: '填入' }).click();
  };
  await choose();
  const filled = `您2026年3月2日提交的${number}已由澄江市市场监督管理局核实。`;
  await expect(reviewer.getByLabel('答复内容')).toHaveValue(filled);
  await expect(reviewer.getByLabel('办理结果')).toHaveValue('explained');
  await expect(reviewer.getByText('已填入模板“情况说明”，请核对后提交。')).toBeVisible();
  await on(reviewer, '窗口态度差');

  // What is sent is what stands in the field, and nothing is sent that is still open.
  await reviewer.getByLabel('答复内容').fill(`${filled}{办理期限}前改进。`);
  await reviewer.getByRole('button', { name: '确认 拟答复' }).click();
  await expect(reviewer.locator('.govuk-error-summary')).toContainText('花括号里的内容还没有填好');
  await expect(reviewer.getByLabel('答复内容')).toHaveValue(`${filled}{办理期限}前改进。`);
  // A template that takes the place of what was typed says so.
  await choose();
  await expect(reviewer.getByText('之前写的答复已被替换')).toBeVisible();
  await expect(reviewer.getByLabel('答复内容')).toHaveValue(filled);
  await reviewer.getByLabel('答复内容').fill(`${filled}向您道歉。`);
  await reviewer.getByRole('button', { name: '确认 拟答复' }).click();
  await reviewer.waitForURL((url) => !url.searchParams.has('action'));
  const decider = await enter('decider', DESKTOP);
  await decider.goto(`/w/matters/${number}`);
  await does(decider, '审核通过');
  await citizen.reload();
  await expect(citizen.getByText(`${filled}向您道歉。`)).toBeVisible();

  // It is changed and retired, and the log tells both.
  await head.getByRole('link', { name: '修改' }).click();
  await head.getByLabel('名称').fill('服务态度说明');
  await head.getByRole('button', { name: '保存' }).click();
  await expect(head.locator('.hall-canned__title')).toHaveText('服务态度说明');
  await head.getByRole('button', { name: '停用' }).click();
  await expect(head.getByText('还没有模板')).toBeVisible();
  await head.getByText('变更记录').click();
  await expect(head.getByText('郑军 · 停用“服务态度说明”')).toBeVisible();
  await on(head, '答复模板');
});
