import type { Page } from '@playwright/test';
import { begin, pass, proceed, SECTIONS, SERVICE } from '../fixtures/applicant';
import { live } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

const { title, answers } = SECTIONS[0];

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'without script nothing is saved before the page is posted');

/** Holds back the answers to what a page saves by itself; `arrive` lets them go, `getLost` has none ever come. */
async function hold(page: Page): Promise<{ arrive: () => void; getLost: () => void }> {
  let end = (_isLost: boolean) => {};
  const ended = new Promise<boolean>((resolve) => (end = resolve));
  await page.route('**/api/drafts/keep', async (route) => {
    const response = await route.fetch();
    await ((await ended) ? route.abort() : route.fulfill({ response }));
  });
  return { arrive: () => end(false), getLost: () => end(true) };
}

/** Opens the first page of questions, and types into it while a save is on its way. */
async function typeWhileSaving(page: Page): Promise<{ arrive: () => void; getLost: () => void; draft: string }> {
  const draft = await begin(page);
  await page.goto(`/apply/${draft}/operator`);
  await live(page);
  const held = await hold(page);
  await page.locator('[name="operator_name"]').fill('小明面');
  await page.locator('[name="leader_name"]').fill(answers.leader_name as string);
  await expect(page.getByText('正在保存')).toBeVisible();
  for (const [name, value] of Object.entries(answers)) {
    const input = page.locator(`[name="${name}"]`).first();
    if ((await input.getAttribute('type')) === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check();
    else await input.fill(value as string);
  }
  return { ...held, draft };
}

async function holds(page: Page, draft: string): Promise<void> {
  await page.goto(`/apply/${draft}/operator`);
  await expect(page.locator('[name="operator_name"]')).toHaveValue(answers.operator_name as string);
  await expect(page.locator('[name="leader_mobile"]')).toHaveValue(/138/);
}

test('whoever goes on while the page is being saved meets no conflict', async ({ enter }) => {
  const citizen = await enter('applicant');
  const { arrive, draft } = await typeWhileSaving(citizen);
  await proceed(citizen);
  await expect(citizen.getByRole('heading', { level: 1 })).toHaveText(title);
  arrive();
  await pass(citizen, SECTIONS[1].title);
  await holds(citizen, draft);
});

test('the button that was pressed while the page was being saved is the one that counts', async ({ enter }) => {
  const citizen = await enter('applicant');
  const { arrive, draft } = await typeWhileSaving(citizen);
  await citizen.getByRole('button', { name: '保存并稍后再填' }).click();
  arrive();
  await pass(citizen, SERVICE);
  await holds(citizen, draft);
});

test('whoever goes on while the answer to a save is lost meets no conflict with themself', async ({ enter, expectErrors }) => {
  expectErrors(/ERR_FAILED/);
  const citizen = await enter('applicant');
  const { getLost, draft } = await typeWhileSaving(citizen);
  await proceed(citizen);
  // The save has arrived and only its answer has not: what was typed since differs from what is kept.
  getLost();
  await pass(citizen, SECTIONS[1].title);
  await holds(citizen, draft);
});

test('whoever waits for an answer in vain hears it, and goes on', async ({ enter, expectErrors }) => {
  expectErrors(/ERR_FAILED/);
  const citizen = await enter('applicant');
  await citizen.clock.install();
  const { arrive, draft } = await typeWhileSaving(citizen);
  // Ten seconds of rest save once more, behind what is on its way; ten more end the patience.
  await citizen.clock.fastForward(11_000);
  await citizen.clock.fastForward(10_000);
  await expect(citizen.getByText('保存失败')).toBeVisible();
  await proceed(citizen);
  await pass(citizen, SECTIONS[1].title);
  arrive();
  await holds(citizen, draft);
});

test('whoever goes back goes on from what was saved last', async ({ enter }) => {
  const citizen = await enter('applicant');
  const draft = await begin(citizen);
  await citizen.goto(`/apply/${draft}/operator`);
  await live(citizen);
  await citizen.locator('[name="operator_name"]').fill('小明面馆');
  await citizen.locator('[name="leader_name"]').focus();
  await expect(citizen.getByText('已保存')).toBeVisible();
  await citizen.getByRole('button', { name: '保存并稍后再填' }).click();
  await pass(citizen, SERVICE);
  await citizen.goBack();
  await pass(citizen, title);
  await live(citizen);
  await citizen.locator('[name="operator_name"]').fill('小明饺子馆');
  await citizen.getByRole('button', { name: '保存并稍后再填' }).click();
  await pass(citizen, SERVICE);
});
