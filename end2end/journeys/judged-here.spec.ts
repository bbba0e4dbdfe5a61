import { begin, pass, proceed, SECTIONS } from '../fixtures/applicant';
import { live, sound } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'without script the server alone judges');

test('what is wrong is said on the spot, without a line to the hall, and nothing is lost', async ({ enter, expectErrors }) => {
  expectErrors(/ERR_INTERNET_DISCONNECTED/);
  const citizen = await enter('applicant');
  const draft = await begin(citizen);
  await citizen.goto(`/apply/${draft}/operator`);
  await live(citizen);
  await citizen.locator('[name="operator_name"]').fill('小明面馆');
  await citizen.locator('[name="leader_mobile"]').fill('138 0000');
  await citizen.context().setOffline(true);
  await proceed(citizen);
  const summary = citizen.getByRole('alert').filter({ hasText: '手机' });
  await expect(summary).toBeFocused();
  await expect(citizen).toHaveTitle(/^错误/);
  const mobile = citizen.locator('[name="leader_mobile"]');
  await expect(mobile).toHaveAttribute('aria-invalid', 'true');
  await expect(mobile).toHaveAccessibleDescription(/错误/);
  await expect(citizen.getByText('保存失败')).toBeVisible();
  await expect(mobile).toHaveValue('138 0000');

  await citizen.context().setOffline(false);
  const { answers } = SECTIONS[0];
  for (const name of ['credit_code', 'leader_name', 'leader_id', 'leader_mobile'] as const) {
    await citizen.locator(`[name="${name}"]`).fill(answers[name] as string);
  }
  await citizen.locator('[name="by_agent"][value="no"]').check();
  await sound(citizen);
  await proceed(citizen);
  await pass(citizen, SECTIONS[1].title);
});

test('a question that an answer calls for is asked at once, without a line to the hall', async ({ enter, expectErrors }) => {
  expectErrors(/ERR_INTERNET_DISCONNECTED/);
  const citizen = await enter('applicant');
  const draft = await begin(citizen);
  await citizen.goto(`/apply/${draft}/premises`);
  await live(citizen);
  const seats = citizen.locator('[name="seats"]');
  await expect(seats).toBeHidden();
  await citizen.context().setOffline(true);
  await citizen.locator('[name="business_type"][value="food-service"]').check();
  await expect(seats).toBeVisible();
  await citizen.locator('[name="business_type"][value="food-sales"]').check();
  await expect(seats).toBeHidden();
});
