import { begin, MATERIALS, pdf } from '../fixtures/applicant';
import { live } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'without script a file is sent by its button alone');

test('a file that was chosen before the page woke is sent when it wakes', async ({ enter }) => {
  const citizen = await enter('applicant');
  const draft = await begin(citizen);
  let wake = () => {};
  const woken = new Promise<void>((resolve) => (wake = resolve));
  await citizen.route('**/hall_bg*.wasm', async (route) => {
    await woken;
    await route.continue();
  });
  await citizen.goto(`/apply/${draft}/files/${MATERIALS[0].key}`);
  await citizen.getByLabel('选择文件或拍照').setInputFiles(pdf('early.pdf'));
  wake();
  await live(citizen);
  await expect(citizen.getByRole('link', { name: 'early.pdf' })).toBeVisible();
});
