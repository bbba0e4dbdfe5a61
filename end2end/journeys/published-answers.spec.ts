import { ask } from '../fixtures/asker';
import { live, on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };

test('a good answer is published without whom it was said to, found by others, and says whether it helps', async ({ enter, expectErrors }) => {
  expectErrors(/422 \(Unprocessable/);
  const citizen = await enter('applicant');
  const id = await ask(citizen, '路边摊能办食品经营许可吗？', '/chat?item=food-business-permit');
  await citizen.getByRole('button', { name: '转人工' }).click();
  const clerk = await enter('window', DESKTOP);
  await clerk.goto(`/w/chat/${id}`);
  await clerk.getByRole('button', { name: '接待' }).click();
  await live(clerk);
  await clerk.getByLabel('输入消息').fill('王小明您好，路边摊办小食杂备案，电话13800138000。');
  await clerk.getByRole('main').getByRole('button', { name: '发送' }).click();
  await clerk.getByRole('link', { name: '公开为常见问答' }).click();

  // What names somebody is left out already, and refused where it is written again.
  await on(clerk, '常见问答');
  await expect(clerk.getByLabel('问题', { exact: true })).toHaveValue('路边摊能办食品经营许可吗？');
  await expect(clerk.getByLabel('答案', { exact: true })).toHaveValue('〔略〕您好，路边摊办小食杂备案，电话〔略〕。');
  await expect(clerk.getByLabel('事项')).toHaveValue('food-business-permit');
  await clerk.getByLabel('答案', { exact: true }).fill('王小明，路边摊办小食杂备案。');
  await clerk.getByRole('button', { name: '提交审核' }).click();
  await expect(clerk.locator('.govuk-error-summary')).toContainText('请去掉姓名和号码');
  await clerk.getByLabel('答案', { exact: true }).fill('路边摊办小食杂备案。');
  await clerk.getByRole('button', { name: '提交审核' }).click();
  await expect(clerk.getByRole('heading', { name: '等待审核' })).toBeVisible();
  await expect(clerk.getByRole('button', { name: '通过' })).toHaveCount(0);

  const head = await enter('head', DESKTOP);
  await head.goto('/w/chat/published?department=market');
  await head.getByRole('button', { name: '通过' }).click();
  await expect(head.getByRole('heading', { name: '等待审核' })).toHaveCount(0);

  // Others are answered with it at once, in a conversation, by the search and in the guide.
  const other = await enter('stranger');
  await ask(other, '路边摊能办食品经营许可吗', '/chat?item=food-business-permit');
  await expect(other.getByRole('log')).toContainText('路边摊办小食杂备案。');
  await other.goto('/search?q=' + encodeURIComponent('路边摊'));
  await expect(other.getByRole('heading', { name: '常见问答' })).toBeVisible();
  await other.goto('/s/food-business-permit');
  await other.locator('#faq').getByRole('link', { name: '路边摊能办食品经营许可吗？' }).click();
  await on(other, '路边摊能办食品经营许可吗？');
  await other.getByRole('button', { name: '没有帮助' }).click();
  await expect(other.getByText('可以直接问工作人员')).toBeVisible();
  await expect(other.getByRole('link', { name: '问工作人员' })).toHaveAttribute('href', '/chat?item=food-business-permit');
  await head.reload();
  await expect(head.getByText('有帮助 0 · 没有帮助 1')).toBeVisible();
});
