import type { Page } from '@playwright/test';
import { begin, fillIn, pass, submit } from '../fixtures/applicant';
import { on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

/** What an address answers, without what is different at every look. */
async function answered(page: Page, path: string): Promise<string> {
  const answer = await page.goto(path);
  await pass(page, /./);
  return `${answer!.status()} ${await page.title()} ${await page.locator('main').innerText()}`;
}

const NOWHERE = '00000000-0000-7000-8000-000000000000';

test('what belongs to somebody else answers like what does not exist', async ({ enter, expectErrors }) => {
  expectErrors(/status of 404/);
  const citizen = await enter('applicant');
  const open = await begin(citizen);
  await fillIn(citizen, open);
  await citizen.goto(`/apply/${open}/files/layout`);
  const file = await citizen.getByRole('link', { name: 'layout.pdf' }).getAttribute('href');
  expect((await citizen.request.get(file!)).status()).toBe(200);

  const stranger = await enter('stranger');
  for (const page of ['', '/operator', '/files/layout', '/check']) {
    expect(await answered(stranger, `/apply/${open}${page}`), page).toBe(await answered(stranger, `/apply/${NOWHERE}${page}`));
  }
  expect(await answered(stranger, file!)).toBe(await answered(stranger, `/files/${NOWHERE}`));

  await citizen.goto(`/apply/${open}/check`);
  const number = await submit(citizen);
  const none = '9901012699999994';
  for (const page of ['/my/%', '/receipt/%', '/my/%/submitted', '/my/%/withdraw', '/my/%/correct']) {
    const [theirs, nobodys] = [number, none].map((it) => page.replace('%', it));
    expect(await answered(stranger, theirs), page).toBe(await answered(stranger, nobodys));
    expect(await answered(stranger, theirs), page).toMatch(/^404/);
  }
  expect((await stranger.request.get(file!)).status()).toBe(404);
  await on(stranger, '没有找到这一页');
});

test('officers of another department see nothing of a case', async ({ enter, expectErrors }) => {
  expectErrors(/status of 404/);
  const citizen = await enter('applicant');
  const draft = await begin(citizen);
  await fillIn(citizen, draft);
  const number = await submit(citizen);
  const officer = await enter('police');
  await on(officer, '工作台');
  await expect(officer.getByRole('heading', { name: '没有符合条件的办件' })).toBeVisible();
  for (const page of ['', '/content', '/materials', '/history', '/accept']) {
    expect(await answered(officer, `/w/c/${number}${page}`), page).toMatch(/^404/);
  }
});
