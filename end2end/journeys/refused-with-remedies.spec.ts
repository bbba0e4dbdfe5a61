import { file, progress } from '../fixtures/applicant';
import { act } from '../fixtures/desk';
import { on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

const REASON = '经营场所与垃圾站的距离不符合要求。';

test('a refusal tells its reasons, its basis and what can be done against it', async ({ enter }) => {
  const citizen = await enter('applicant');
  const number = await file(citizen);
  const clerk = await enter('window');
  await act(clerk, number, '受理');
  await act(clerk, number, '分派审查人员', async (page) => {
    await page.getByLabel('审查人员', { exact: true }).selectOption({ label: '钱伟' });
  });
  const reviewer = await enter('reviewer');
  await act(reviewer, number, '安排现场核查', async (page) => {
    await page.getByLabel('核查日期').fill('2026-03-02');
  });
  await act(reviewer, number, '登记核查结果', async (page) => {
    await page.getByLabel('钱伟').check();
    await page.getByLabel('孙丽').check();
    await page.getByLabel('核查情况').fill('场所距垃圾站八米。');
    const conforms = page.getByLabel('不符合要求', { exact: true });
    if (await conforms.isVisible()) await conforms.check();
  });
  await act(reviewer, number, '提出审查意见', async (page) => {
    await page.getByLabel('建议不予许可').check();
    await page.getByLabel('意见', { exact: true }).fill('场所不符合要求。');
  });
  const decider = await enter('decider');
  await act(decider, number, '不予许可', async (page) => {
    await page.getByLabel('理由').fill(REASON);
    await page.getByLabel(/《食品安全法》/).check();
  });

  await progress(citizen, number, '不予许可');
  await expect(citizen.getByText(REASON)).toBeVisible();
  await expect(citizen.getByText(/向澄江市人民政府.*申请行政复议/).first()).toBeVisible();
  await expect(citizen.getByText(/向澄江市江北区人民法院.*提起行政诉讼/).first()).toBeVisible();
  await citizen.getByRole('link', { name: '阅读《不予行政许可决定书》' }).click();
  await on(citizen, '不予行政许可决定书');
  await expect(citizen.getByText(REASON)).toBeVisible();
});
