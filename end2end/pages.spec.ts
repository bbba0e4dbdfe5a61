import { on, sound } from './fixtures/page';
import { test } from './fixtures/test';

/** Every page that anybody can see. */
const PUBLIC = [
  '/',
  '/?for=enterprise',
  '/?for=department',
  '/search?q=开餐馆',
  '/search?q=没有这种事',
  '/search?topic=catering',
  '/s/food-business-permit',
  '/s/residence-permit',
  '/s/food-business-permit/check',
  '/help',
  '/sign-in',
  '/register',
];

test('public pages are sound', async ({ arrive }) => {
  const page = await arrive();
  for (const path of PUBLIC) {
    await page.goto(path);
    await sound(page);
  }
});
