import { pass } from '../fixtures/applicant';
import { on } from '../fixtures/page';
import { PEOPLE } from '../fixtures/people';
import { expect, signIn, test } from '../fixtures/test';

test('whoever has to sign in first comes back to the page they wanted', async ({ arrive, expectErrors }) => {
  expectErrors(/status of 401/);
  const visitor = await arrive();
  for (const [tab, address, heading] of [
    ['办件', '/my', '我的办件'],
    ['消息', '/messages', '消息'],
    ['我的', '/me', PEOPLE.applicant.name],
  ] as const) {
    await visitor.context().clearCookies();
    await visitor.goto('/');
    await pass(visitor, '您要办什么事？');
    await visitor.getByRole('navigation').getByRole('link', { name: tab, exact: true }).click();
    await visitor.waitForURL(/\/sign-in\?next=/);
    await on(visitor, '登录');
    await signIn(visitor, 'applicant');
    expect(new URL(visitor.url()).pathname).toBe(address);
    await pass(visitor, heading);
  }
});

test('an officer who has to sign in first comes back to the workbench', async ({ arrive }) => {
  const officer = await arrive();
  await officer.goto('/w');
  await officer.waitForURL(/\/sign-in\?next=/);
  await signIn(officer, 'window');
  expect(new URL(officer.url()).pathname).toBe('/w');
  await on(officer, '工作台');
});
