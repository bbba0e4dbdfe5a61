import { does, petition } from '../fixtures/complainant';
import { on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };

test('a petition that belongs on another route is told the channel that lies on it', async ({ enter, expectErrors }) => {
  expectErrors(/409 \(Conflict/);
  const citizen = await enter('applicant');
  const number = await petition(citizen, '不服加装电梯补助的决定');
  await on(citizen, '不服加装电梯补助的决定');
  const office = await enter('petitions', DESKTOP);
  await office.goto('/w/matters');
  await office.getByRole('link', { name: '不服加装电梯补助的决定' }).first().click();
  await on(office, '不服加装电梯补助的决定');

  // A channel that does not lie on the route is not named.
  await office.goto(`/w/matters/${number}?action=direct`);
  const direct = async (route: string) => {
    await office.getByLabel('属于哪一类途径').selectOption(route);
    await office.getByLabel('应当去哪里').selectOption('reconsideration');
    await office.getByLabel('理由').fill('对行政决定不服，应当申请行政复议。');
    await office.getByRole('button', { name: '确认 告知途径' }).click();
  };
  await direct('judicial');
  await expect(office.locator('.govuk-error-summary')).toContainText('去处与途径不符');
  await expect(office.getByLabel('理由')).toHaveValue('对行政决定不服，应当申请行政复议。');
  await direct('administrative');
  await office.waitForURL((url) => !url.searchParams.has('action'));

  await citizen.reload();
  await on(citizen, '不服加装电梯补助的决定');
  await expect(citizen.getByText('不属信访途径')).toBeVisible();
  await expect(citizen.getByText('行政程序 · 行政复议')).toContainText('60 日内');
  await expect(citizen.getByRole('link', { name: '撤回' })).toHaveCount(0);
});

test('a petition is forwarded, taken, answered and brought before the organ above', async ({ enter }) => {
  const citizen = await enter('applicant');
  const number = await petition(citizen, '要求发放加装电梯补助');
  const office = await enter('petitions', DESKTOP);
  await office.goto(`/w/matters/${number}`);
  await does(office, '转送', async () => {
    await office.getByLabel('转给哪个单位').selectOption('market');
    await office.getByLabel('怎样转').selectOption('report_back');
  });
  const reviewer = await enter('reviewer', DESKTOP);
  await reviewer.goto(`/w/matters/${number}`);
  await does(reviewer, '受理');
  await does(reviewer, '接办');
  await does(reviewer, '拟处理意见', async () => {
    await reviewer.getByLabel('结论').selectOption('explained');
    await reviewer.getByLabel('信访人的请求').fill('要求发放补助。');
    await reviewer.getByLabel('查明的事实').fill('申请尚未提交。');
    await reviewer.getByLabel('处理意见', { exact: true }).fill('请按指南提交申请。');
    await reviewer.getByLabel('法律、法规、政策依据').fill('加装电梯补助办法第五条。');
  });
  const decider = await enter('decider', DESKTOP);
  await decider.goto(`/w/matters/${number}`);
  await does(decider, '审核通过');
  await citizen.goto(`/complaints/${number}`);
  await expect(citizen.getByText('申请尚未提交。')).toBeVisible();
  await does(citizen, '请求复查', async () => {
    await citizen.getByLabel('理由').fill('没有解决。');
  });
  const above = await enter('office', DESKTOP);
  await above.goto('/w/matters');
  await above.getByRole('link', { name: '要求发放加装电梯补助' }).first().click();
  await does(above, '作出复查意见', async () => {
    await above.getByLabel('结论').selectOption('not_supported');
    await above.getByLabel('处理意见').fill('维持原处理意见。');
  });
  await citizen.reload();
  await on(citizen, '要求发放加装电梯补助');
  await expect(citizen.getByRole('region', { name: '期限' })).toContainText('请求复核');
});
