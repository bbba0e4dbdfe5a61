import { answer, begin, pass, SECTIONS, SERVICE } from '../fixtures/applicant';
import { live, on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

test('a draft goes on at a second device', async ({ enter }) => {
  const first = await enter('applicant');
  const draft = await begin(first);
  await first.goto(`/apply/${draft}/operator`);
  await live(first);
  await answer(first, SECTIONS[0].answers);
  await pass(first, SECTIONS[1].title);

  const second = await enter('applicant');
  await second.goto('/my?show=drafts');
  await on(second, '我的办件');
  await second.getByRole('link', { name: SERVICE }).click();
  await on(second, SERVICE);
  await second.getByRole('link', { name: '继续下一项' }).click();
  await pass(second, SECTIONS[1].title);
  await second.goto(`/apply/${draft}/operator`);
  await expect(second.locator('[name="operator_name"]')).toHaveValue('澄江市江北区小明面馆');
});

test('two devices that change the same page are shown to each other', async ({ enter, expectErrors }) => {
  expectErrors(/status of 409/);
  const first = await enter('applicant');
  const draft = await begin(first);
  const second = await enter('applicant');
  for (const page of [first, second]) {
    await page.goto(`/apply/${draft}/operator`);
    await live(page);
  }
  await answer(first, { ...SECTIONS[0].answers, operator_name: '小明面馆' });
  await pass(first, SECTIONS[1].title);

  await answer(second, { ...SECTIONS[0].answers, operator_name: '小明饺子馆' });
  await on(second, '这一页在另一台设备上也改过');
  await expect(second.getByText('小明面馆')).toBeVisible();
  await expect(second.getByText('小明饺子馆')).toBeVisible();
  await second.getByRole('button', { name: '留下这里填的' }).click();
  await pass(second, SECTIONS[1].title);
  await first.goto(`/apply/${draft}/operator`);
  await expect(first.locator('[name="operator_name"]')).toHaveValue('小明饺子馆');
});
