import { live, on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

test('the large version shows six ways on and reads the page aloud', async ({ arrive, javaScriptEnabled }) => {
  const visitor = await arrive();
  // A voice that a test can listen to.
  await visitor.addInitScript(() => {
    const said: string[] = [];
    const voice = { speak: (it: { text: string; lang: string }) => said.push(`${it.lang}: ${it.text}`), cancel: () => said.push('') };
    const Utterance = class {
      constructor(readonly text: string) {}
    };
    Object.assign(window, { said });
    Object.defineProperty(window, 'speechSynthesis', { value: voice });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
  });
  await visitor.goto('/');
  await expect(visitor.getByRole('button', { name: '念给我听' })).toBeHidden();
  await visitor.getByRole('button', { name: '大字版' }).click();
  await on(visitor, '您要办什么事？');
  const ways = visitor.getByRole('main').getByRole('list').getByRole('link');
  await expect(ways).toHaveText(['办事服务', '我的办件', '查进度', '消息', '去窗口办', '打电话 12345']);
  if (!javaScriptEnabled) return;
  await live(visitor);
  const said = () => visitor.evaluate(() => (window as unknown as { said: string[] }).said);
  await visitor.getByRole('button', { name: '念给我听' }).click();
  expect((await said()).at(-1)).toMatch(/^zh-CN: [^]*您要办什么事/);
  await visitor.getByRole('button', { name: '停止朗读' }).click();
  expect((await said()).at(-1)).toBe('');
  await expect(visitor.getByRole('button', { name: '念给我听' })).toBeVisible();
});
