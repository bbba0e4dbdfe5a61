import { KEY, SERVICE, pass } from '../fixtures/applicant';
import { expect, test } from '../fixtures/test';

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'without script there is no code to lose');

/** The code of the pages about services, which is fetched when one of them is first opened. */
const CODE = '**/split_item*.wasm';

test('a page whose code the network has lost works as the server has written it', async ({ arrive, expectErrors }) => {
  expectErrors(/ERR_FAILED|Failed to fetch/);
  const visitor = await arrive();
  let tries = 0;
  await visitor.route(CODE, (route) => {
    tries += 1;
    return route.abort();
  });
  await visitor.goto(`/s/${KEY}`);
  await expect.poll(() => tries).toBe(2);
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(SERVICE);
  await visitor.getByRole('main').getByRole('link', { name: '在线申请' }).first().click();
  await visitor.waitForURL(/\/sign-in|\/apply/);
});

test('a link whose page has lost its code is opened by the browser itself', async ({ arrive, expectErrors }) => {
  expectErrors(/ERR_FAILED|Failed to fetch/);
  const visitor = await arrive();
  await visitor.goto('/');
  await pass(visitor, '您要办什么事？');
  await visitor.route(CODE, (route) => route.abort());
  const opened = visitor.waitForRequest((request) => request.isNavigationRequest());
  await visitor.getByRole('main').locator('a[href^="/search?topic="]').first().click();
  expect(new URL((await opened).url()).pathname).toBe('/search');
  await visitor.waitForURL(/\/search\?topic=/);
  await expect(visitor.getByRole('searchbox')).toBeVisible();
});
