import { file } from '../fixtures/applicant';
import { act } from '../fixtures/desk';
import { on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

test('on paper there is the document and nothing to press, dark or large as the screen may be', async ({ enter }) => {
  const citizen = await enter('applicant', { colorScheme: 'dark' });
  const number = await file(citizen);
  const grouped = number.replace(/(.{4})(?=.)/g, '$1 ');
  const clerk = await enter('window');
  await act(clerk, number, '受理');
  await citizen.goto('/help');
  await citizen.getByRole('button', { name: '大字版' }).click();

  await citizen.goto(`/my/${number}`);
  await citizen.getByRole('link', { name: /受理通知书/ }).first().click();
  await on(citizen, '行政许可申请受理通知书');
  await citizen.emulateMedia({ media: 'print' });
  for (const role of ['navigation', 'contentinfo', 'button'] as const) {
    for (const part of await citizen.getByRole(role).all()) await expect(part).toBeHidden();
  }
  await expect(citizen.getByText(grouped).first()).toBeVisible();
  const [ink, paper, size] = await citizen.evaluate(() => {
    const { color, backgroundColor, fontSize } = getComputedStyle(document.body);
    return [color, backgroundColor, parseFloat(fontSize)];
  });
  const light = (colour: string) => Math.min(...(colour.match(/\d+/g) ?? []).slice(0, 3).map(Number));
  // No ground of its own: the paper's.
  expect(paper).toBe('rgba(0, 0, 0, 0)');
  expect(light(ink)).toBeLessThan(60);
  expect(size).toBeLessThanOrEqual(18);
});
