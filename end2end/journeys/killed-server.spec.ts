import { answer, begin, pass, SECTIONS } from '../fixtures/applicant';
import { live, on } from '../fixtures/page';
import { expect, test } from '../fixtures/test';

test('a power cut between two questions loses nothing that was acknowledged', async ({ hall, enter, expectErrors }) => {
  expectErrors(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/);
  const citizen = await enter('applicant');
  const draft = await begin(citizen);
  await citizen.goto(`/apply/${draft}/operator`);
  await live(citizen);
  await answer(citizen, SECTIONS[0].answers);
  await pass(citizen, SECTIONS[1].title);

  await hall.cutPower();
  await hall.start();

  await answer(citizen, SECTIONS[1].answers);
  await on(citizen, SECTIONS[2].title);
  for (const { key, answers } of SECTIONS.slice(0, 2)) {
    await citizen.goto(`/apply/${draft}/${key}`);
    for (const [name, value] of Object.entries(answers)) {
      const input = citizen.locator(`[name="${name}"]`).first();
      if ((await input.getAttribute('type')) === 'radio') {
        await expect(citizen.locator(`[name="${name}"][value="${value}"]`)).toBeChecked();
      } else {
        await expect(input).not.toHaveValue('');
      }
    }
  }
});
