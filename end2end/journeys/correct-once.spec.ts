import { file, MATERIALS, pdf, progress, SERVICE } from '../fixtures/applicant';
import { act, findFault, stands } from '../fixtures/desk';
import { on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

const LAYOUT = MATERIALS[1].name;
const REMARK = '请补画后厨排水和通风设备的位置。';

test('every deficiency is told at once, and once it is corrected the window must accept', async ({ enter }) => {
  const citizen = await enter('applicant');
  const number = await file(citizen);

  const clerk = await enter('window');
  await clerk.goto(`/w/c/${number}/materials`);
  await on(clerk, SERVICE);
  await findFault(clerk, number, LAYOUT, '不完整，缺页、缺签名或缺印章', REMARK);
  await act(clerk, number, '一次告知补正', async (page) => {
    const seats = page.getByRole('group').filter({ hasText: '餐位数' });
    await seats.getByText('餐位数').click();
    await seats.getByLabel('问题类型').selectOption({ label: '与申请内容不一致' });
    await seats.getByLabel('哪里不对，怎样补正').fill('布局图上是 24 个餐位，请核对。');
  });

  await progress(citizen, number, '请补正 2 项内容');
  await expect(citizen.getByText(REMARK)).toBeVisible();
  await expect(citizen.getByText('3月30日').first()).toBeVisible();
  await citizen.getByRole('link', { name: '去补正' }).click();
  await on(citizen, '补正材料');
  await citizen.getByLabel('选择文件').setInputFiles(pdf('layout-2.pdf'));
  await citizen.getByRole('button', { name: '上传' }).click();
  await expect(citizen.getByRole('link', { name: 'layout-2.pdf' })).toBeVisible();
  await on(citizen, '补正材料');
  await citizen.locator('[name="seats"]').fill('24');
  await citizen.getByRole('button', { name: '全部完成，提交补正' }).click();
  await citizen.waitForURL(/done=resupplied/);
  await on(citizen, '申请已收到，等待答复');

  // Everything that was listed has come, so the law leaves one answer.
  await clerk.goto(`/w/c/${number}`);
  await expect(clerk.getByRole('link', { name: '受理', exact: true })).toBeVisible();
  await act(clerk, number, '受理');
  await stands(clerk, number, '已受理');
  await progress(citizen, number, '已经受理，正在安排审查');
});
