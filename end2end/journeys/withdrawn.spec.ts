import { file, progress } from '../fixtures/applicant';
import { stands } from '../fixtures/desk';
import { on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

test('an application is taken back, and nobody goes on with it', async ({ enter }) => {
  const citizen = await enter('applicant');
  const number = await file(citizen);
  await progress(citizen, number, '申请已收到，等待答复');
  await citizen.getByRole('link', { name: '撤回申请' }).click();
  await on(citizen, '撤回这件申请？');
  await citizen.getByLabel('撤回的原因（选填）').fill('场地没有租下来。');
  await citizen.getByRole('button', { name: '确认撤回' }).click();
  await on(citizen, '申请已经撤回');
  await citizen.goto('/my?show=done');
  await on(citizen, '我的办件');
  await expect(citizen.getByText('已撤回')).toBeVisible();

  const clerk = await enter('window');
  await stands(clerk, number, '申请人撤回');
  await expect(clerk.getByRole('heading', { name: '现在没有需要您办理的事项' })).toBeVisible();
});
