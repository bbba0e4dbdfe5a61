import { on } from '../fixtures/page';
import { expect, signIn, test } from '../fixtures/test';

test('whoever has to sign in first comes back to the page they wanted', async ({ arrive, expectErrors }) => {
  expectErrors(/status of 401/);
  for (const [tab, address, heading] of [
    ['办件', '/my', '我的办件'],
    ['消息', '/messages', '消息'],
    ['我的', '/me', '我的'],
  ] as const) {
    const visitor = await arrive();
    await visitor.goto('/');
    await on(visitor, '您要办什么事？');
    await visitor.getByRole('navigation').getByRole('link', { name: tab, exact: true }).click();
    await visitor.waitForURL(/\/sign-in\?next=/);
    await on(visitor, '登录');
    await signIn(visitor, 'applicant');
    expect(new URL(visitor.url()).pathname).toBe(address);
    await on(visitor, heading);
  }
});

