import { complain, dispatch, does } from '../fixtures/complainant';
import { on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };

test('the answer of a complaint is published without whoever brought it once a second person has approved it', async ({ enter, arrive, expectErrors }) => {
  expectErrors(/422 \(Unprocessable/);
  const citizen = await enter('applicant');
  const number = await complain(citizen, '王小明排队两小时，电话13800138000');
  const desk = await enter('center', DESKTOP);
  await dispatch(desk, number);
  const reviewer = await enter('reviewer', DESKTOP);
  await reviewer.goto(`/w/matters/${number}`);
  await does(reviewer, '接办');
  await expect(reviewer.getByRole('link', { name: '选登这件的答复' })).toHaveCount(0);
  await does(reviewer, '拟答复', async () => {
    await reviewer.getByLabel('办理结果').selectOption('resolved');
    await reviewer.getByLabel('答复内容').fill('王先生您好，已加开窗口，您住的民主路 3 号附近也可以办理。');
  });
  const decider = await enter('decider', DESKTOP);
  await decider.goto(`/w/matters/${number}`);
  await does(decider, '审核通过');
  await citizen.reload();
  await expect(citizen.getByRole('link', { name: '选登这件的答复' })).toHaveCount(0);

  await reviewer.reload();
  await reviewer.getByRole('link', { name: '选登这件的答复' }).click();
  await on(reviewer, '常见问答');
  await expect(reviewer.getByLabel('问题', { exact: true })).toHaveValue('〔略〕排队两小时，电话〔略〕');
  await expect(reviewer.getByLabel('答案', { exact: true })).toHaveValue('〔略〕您好，已加开窗口，您住的民主路〔略〕附近也可以办理。');
  await reviewer.getByLabel('问题', { exact: true }).fill('窗口排队两小时');
  await reviewer.getByLabel('答案', { exact: true }).fill('王小明您好，已加开窗口。');
  await reviewer.getByRole('button', { name: '提交审核' }).click();
  await expect(reviewer.locator('.govuk-error-summary')).toContainText('请去掉姓名和号码');
  await reviewer.getByLabel('答案', { exact: true }).fill('已加开窗口，两小时改为二十分钟。');
  await reviewer.getByRole('button', { name: '提交审核' }).click();
  await expect(reviewer.getByRole('heading', { name: '等待审核' })).toBeVisible();

  const other = await arrive();
  await other.goto('/answers');
  await expect(other.getByText('还没有公开的答复')).toBeVisible();
  const head = await enter('head', DESKTOP);
  await head.goto('/w/chat/published?department=market');
  await head.getByRole('button', { name: '通过' }).click();
  await expect(head.getByRole('heading', { name: '等待审核' })).toHaveCount(0);

  await other.goto('/complaints');
  await other.getByRole('link', { name: '答复选登' }).click();
  await on(other, '答复选登');
  await expect(other.getByText('服务态度 · 澄江市市场监督管理局 · 2026年3月')).toBeVisible();
  await other.getByRole('link', { name: '窗口排队两小时' }).click();
  await on(other, '窗口排队两小时');
  const shown = await other.locator('main').innerText();
  for (const secret of [number, '王', '3月2日', '13800138000']) expect(shown).not.toContain(secret);
  await other.getByRole('button', { name: '有帮助', exact: true }).click();
  await expect(other.getByText('谢谢您的反馈')).toBeVisible();
});
