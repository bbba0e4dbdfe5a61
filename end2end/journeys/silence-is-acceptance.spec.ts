import { file } from '../fixtures/applicant';
import { on } from '../fixtures/page';
import { expect, signIn, test } from '../fixtures/test';

test('five working days of silence are an acceptance from the day of filing', async ({ hall, enter }) => {
  const citizen = await enter('applicant');
  const number = await file(citizen);

  // The last moment of the fifth working day is still the window's.
  hall.setTime('2026-03-09T23:50:00+08:00');
  await signIn(citizen, 'applicant');
  await citizen.goto(`/my/${number}`);
  await on(citizen, '申请已收到，等待答复');

  hall.setTime('2026-03-10T00:10:00+08:00');
  await expect(async () => {
    await citizen.goto(`/my/${number}`);
    await expect(citizen.getByRole('heading', { name: '视为受理' })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await on(citizen, /./);
  await expect(citizen.getByText('逾期没有告知，自 2026年3月2日起视为受理。')).toBeVisible();
  // Ten working days from the day after filing, by the law's own count.
  await citizen.getByText('时限怎么算的？').click();
  await expect(citizen.getByText('法定时限是 10 个工作日，最晚 3月16日。')).toBeVisible();
  await citizen.getByRole('link', { name: '行政许可申请受理通知书' }).first().click();
  await on(citizen, '行政许可申请视为受理通知书');
  await expect(citizen.getByText(/2026年3月2日起视为受理/)).toBeVisible();
});
