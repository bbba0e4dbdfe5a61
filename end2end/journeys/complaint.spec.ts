import { pdf, upload } from '../fixtures/applicant';
import { answer, does, goOn } from '../fixtures/complainant';
import { hasScript, on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };

test('an anonymous complaint is written one question a page, followed by its code and carried to its appeal', async ({ enter, arrive, expectErrors }) => {
  expectErrors(/422 \(Unprocessable/);
  const citizen = await arrive();
  await citizen.goto('/complaints');
  await on(citizen, '投诉、信访与申请');
  await citizen.getByRole('link', { name: '我要反映' }).click();
  await on(citizen, '我要反映');
  await citizen.getByRole('button', { name: '下一步' }).click();
  await expect(citizen.locator('.govuk-error-summary')).toContainText('请填写这一项');
  await answer(citizen, '没有');
  await answer(citizen, '投诉、建议或者表扬政务服务');
  await answer(citizen, '服务态度');
  await answer(citizen, '没有关系');
  await on(citizen, '填写：服务态度');
  await citizen.getByRole('button', { name: '开始填写' }).click();
  await on(citizen, '发生了什么');
  await citizen.getByLabel('一句话说明').fill('窗口态度差');
  await citizen.getByLabel('经过').fill('太差');
  await citizen.getByRole('button', { name: '下一步' }).click();
  await expect(citizen.locator('.govuk-error-summary')).toContainText('至少 10 个字');
  await expect(citizen.getByLabel('经过')).toHaveValue('太差');
  await citizen.getByLabel('经过').fill('在二楼窗口排队两个小时，没有人理我。');
  await citizen.getByRole('button', { name: '下一步' }).click();
  await on(citizen, '关于什么');
  await citizen.getByLabel('有关部门').selectOption('market');
  await citizen.getByRole('button', { name: '下一步' }).click();
  await on(citizen, '您是谁');
  await citizen.getByLabel('匿名', { exact: true }).check();
  await citizen.getByRole('button', { name: '下一步' }).click();
  await on(citizen, '材料');
  await upload(citizen, 'window.pdf');
  await citizen.getByRole('button', { name: '下一步' }).click();
  await on(citizen, '核对并提交');
  await citizen.getByRole('button', { name: '提交' }).click();
  await on(citizen, '窗口态度差');
  await expect(citizen.getByRole('link', { name: 'window.pdf' })).toBeVisible();
  const number = new URL(citizen.url()).pathname.split('/').pop()!;
  const code = await citizen.locator('.hall-matter__code').last().innerText();
  await citizen.goto(`/complaints/${number}`);
  await expect(citizen.getByText(code)).toHaveCount(0);

  // The desk accepts and dispatches; the department takes it, proposes, and another one approves.
  const desk = await enter('center', DESKTOP);
  await desk.goto('/w/matters');
  await on(desk, '诉求办理');
  await desk.getByRole('link', { name: '窗口态度差' }).first().click();
  await on(desk, '窗口态度差');
  await does(desk, '受理');
  await does(desk, '派单', async () => {
    await desk.getByLabel('牵头部门').selectOption('market');
  });
  const reviewer = await enter('reviewer', DESKTOP);
  await reviewer.goto(`/w/matters/${number}`);
  await does(reviewer, '接办');
  await does(reviewer, '拟答复', async () => {
    await reviewer.getByLabel('办理结果').selectOption('explained');
    await reviewer.getByLabel('答复内容').fill('已核实，向您道歉。');
  });
  await expect(reviewer.getByRole('link', { name: '审核通过' })).toHaveCount(0);
  const decider = await enter('decider', DESKTOP);
  await decider.goto(`/w/matters/${number}`);
  await does(decider, '审核通过');

  // On another device: number and code open it, a wrong code does not.
  const other = await arrive();
  await other.goto('/complaints');
  await other.getByLabel('编号', { exact: true }).fill(number.toLowerCase());
  await other.getByLabel('查询码', { exact: true }).fill('0000-0000-0000');
  await other.getByRole('button', { name: '查看进展' }).click();
  await expect(other.locator('.govuk-error-summary')).toContainText('编号或者查询码不对');
  await other.getByLabel('编号', { exact: true }).fill(number.toLowerCase());
  await other.getByLabel('查询码', { exact: true }).fill(code);
  await other.getByRole('button', { name: '查看进展' }).click();
  await on(other, '窗口态度差');
  await expect(other.getByText('已核实，向您道歉。')).toBeVisible();
  await expect(other.getByText('钱伟')).toHaveCount(0);
  await expect(other.getByRole('link', { name: 'window.pdf' })).toBeVisible();
  // A question about it goes to the desk, which sees what it is about.
  await other.getByRole('link', { name: '就这件事咨询' }).click();
  await expect(other.getByText(`关于投诉 ${number}`)).toBeVisible();
  await other.goto(`/complaints/${number}`);
  await does(other, '申请复核', async () => {
    await other.getByLabel('理由').fill('没有解决。');
  });
  const office = await enter('office', DESKTOP);
  await office.goto(`/w/matters/${number}`);
  await does(office, '作出复核决定', async () => {
    await office.getByLabel('复核结论').selectOption('no');
    await office.getByLabel('理由').fill('答复适当。');
  });
  await other.reload();
  await expect(other.getByText('维持原答复')).toBeVisible();
});

test('who is named in a complaint does not see it, and what was brought with it reaches those who handle it', async ({ enter, expectErrors }) => {
  // A file that is none, and what is hidden from whom it concerns.
  expectErrors(/415 \(Unsupported|422 \(Unprocessable|404 \(Not Found/);
  const citizen = await enter('applicant');
  await citizen.context().grantPermissions(['geolocation']);
  await citizen.context().setGeolocation({ latitude: 30.274104, longitude: 120.155102 });
  await citizen.goto('/complaints/new?path=safe,hall,service,no_case');
  await citizen.getByRole('button', { name: '开始填写' }).click();
  await citizen.getByLabel('一句话说明').fill('工作人员推诿');
  await citizen.getByLabel('经过').fill('让我跑了三趟，每次说法都不一样。');
  const place = citizen.getByLabel('地点', { exact: true });
  await place.fill('市民中心二楼');
  if (await hasScript(citizen)) {
    await on(citizen, '发生了什么');
    await citizen.getByRole('button', { name: '使用我现在的位置' }).click();
    await expect(place).toHaveValue('市民中心二楼 30.27410,120.15510');
  } else {
    await place.fill('市民中心二楼 30.27410,120.15510');
  }
  await goOn(citizen);
  await on(citizen, '关于什么');
  await citizen.getByLabel('有关部门').selectOption('market');
  await citizen.getByLabel('哪个窗口').fill('二楼 12 号');
  await citizen.getByLabel('哪位工作人员').fill('钱伟');
  await goOn(citizen);
  await citizen.getByLabel('实名，对被反映的人保密').check();
  await goOn(citizen);
  await on(citizen, '材料');
  const chooser = citizen.getByLabel('选择文件或拍照');
  await chooser.setInputFiles({ name: 'note.html', mimeType: 'text/html', buffer: Buffer.from('<p>') });
  if (!(await hasScript(citizen))) await citizen.getByRole('button', { name: '上传' }).click();
  await expect(citizen.getByText('只能上传 PDF、JPG、PNG 或 HEIC 文件').first()).toBeVisible();
  await upload(citizen, 'wrong.pdf');
  await citizen.getByRole('button', { name: /删除\s*wrong\.pdf/ }).click();
  await expect(citizen.getByRole('link', { name: 'wrong.pdf' })).toHaveCount(0);
  await upload(citizen, 'evidence.pdf');
  await goOn(citizen);
  await on(citizen, '核对并提交');
  for (const said of ['市民中心二楼 30.27410,120.15510', '二楼 12 号', '钱伟', 'evidence.pdf']) {
    await expect(citizen.getByText(said)).toBeVisible();
  }
  await citizen.getByRole('button', { name: '提交' }).click();
  await on(citizen, '工作人员推诿');
  const number = new URL(citizen.url()).pathname.split('/').pop()!;
  // What is found later follows while it is open.
  const later = pdf('later.pdf');
  await citizen.getByLabel('选择文件或拍照').setInputFiles({ ...later, buffer: Buffer.concat([later.buffer, Buffer.from('\n')]) });
  if (!(await hasScript(citizen))) await citizen.getByRole('button', { name: '上传' }).click();
  await expect(citizen.getByRole('link', { name: 'later.pdf' })).toBeVisible();
  const file = (await citizen.getByRole('link', { name: 'evidence.pdf' }).getAttribute('href'))!;

  // The desk sees who is meant and where, and lets two departments assist.
  const desk = await enter('center', DESKTOP);
  await desk.goto(`/w/matters/${number}`);
  await on(desk, '工作人员推诿');
  await expect(desk.getByText('钱伟（认定为：钱伟）')).toBeVisible();
  await expect(desk.getByRole('link', { name: '在地图上看' })).toHaveAttribute('href', 'geo:30.27410,120.15510');
  await does(desk, '受理');
  await does(desk, '派单', async () => {
    await desk.getByLabel('牵头部门').selectOption('market');
    await desk.getByLabel('澄江市公安局').check();
    await desk.getByLabel('澄江市水务局').check();
  });
  const police = await enter('police', DESKTOP);
  await police.goto(`/w/matters/${number}`);
  await does(police, '提交协办意见', async () => {
    await police.getByRole('textbox', { name: '协办意见' }).fill('现场没有监控。');
  });
  await expect(police.getByText('澄江市公安局：已反馈 · 澄江市水务局：待反馈')).toBeVisible();

  // A colleague of whom it concerns reads it and opens what came with it; whom it concerns finds nothing.
  const colleague = await enter('reviewer2', DESKTOP);
  await colleague.goto(`/w/matters/${number}`);
  await on(colleague, '工作人员推诿');
  expect((await colleague.request.get(file)).status()).toBe(200);
  const concerned = await enter('reviewer', DESKTOP);
  await concerned.goto('/w/matters');
  await expect(concerned.getByText('工作人员推诿')).toHaveCount(0);
  for (const address of [`/w/matters/${number}`, `/complaints/${number}`, file]) {
    expect((await concerned.request.get(address)).status(), address).toBe(404);
  }
});

test('what belongs elsewhere is named with its channel', async ({ arrive }) => {
  const page = await arrive();
  for (const [path, heading] of [
    ['crime', '请马上拨打 110'],
    ['safe,petition,court', '诉讼'],
    ['safe,petition,administrative_act,decided_first', '先申请行政复议'],
    ['safe,information,settled', '信访'],
  ]) {
    await page.goto(`/complaints/new?path=${path}`);
    await on(page, heading);
  }
});
