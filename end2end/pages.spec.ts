import type { Page } from '@playwright/test';
import { begin, fillIn, submit } from './fixtures/applicant';
import { challenge, complain, petition, request } from './fixtures/complainant';
import { ask } from './fixtures/asker';
import { live, sound } from './fixtures/page';
import { showCode } from './fixtures/rater';
import { signIn, test } from './fixtures/test';

/** Every page that anybody can see. */
const PUBLIC = [
  '/',
  '/?for=department',
  '/search?q=开餐馆',
  '/search?q=没有这种事',
  '/search?q=局住证',
  '/search?q=许可&for=enterprise&department=market',
  '/s/food-business-permit',
  '/s/food-business-permit?business_type=food-sales',
  '/s/food-business-permit/todo?by_agent=no',
  '/s/food-business-permit/check',
  '/help',
  '/register',
  '/track',
  '/sign-in',
  '/sign-in/forgotten',
  '/sign-in/forgotten/0123456789abcdef',
  '/notices/verify',
  '/chat',
  '/chat?item=food-business-permit',
  '/answers',
  '/complaints',
  '/complaints/new',
  '/complaints/new?path=safe,hall&sent=1',
  '/complaints/new?path=safe,petition,court',
  '/complaints/new?path=safe,hall,praise',
  '/complaints/new?path=safe,information,get',
  '/complaints/new?path=safe,petition,settle,never',
  '/complaints/new?path=safe,procurement,takes',
  '/ratings',
];

/** The pages of an application that is not filed. */
const DRAFT = ['', '/operator?check=1', '/premises', '/food', '/files/layout', '/check'].map((page) => `/apply/%${page}`);

/** The pages of whoever has applied. */
const OWN = [
  '/my/%',
  '/my/%/submitted',
  '/my/%/withdraw',
  '/receipt/%',
  '/my',
  '/my?show=drafts',
  '/messages',
  '/me',
  '/me/organisations',
  '/me/password',
];

/** The pages of an officer. */
const DESK = ['', '/content', '/materials', '/history', '/accept', '/notify_deficiencies', '/declare_not_competent'].map((page) => `/w/c/%${page}`);

/** The screen of an office. */
const DESKTOP = { viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false };

const LOOKS = [
  { name: 'light at 320 pixels', width: 320, cookies: {} },
  { name: 'dark at 360 pixels', width: 360, cookies: { theme: 'dark' } },
  { name: 'elder at 320 pixels', width: 320, cookies: { elder: '1' } },
  { name: 'English at 360 pixels', width: 360, cookies: { lang: 'en' } },
  { name: 'the largest type at 360 pixels', width: 360, cookies: { size: 'largest' } },
  { name: 'light at 1280 pixels', width: 1280, cookies: {} },
];

async function walk(page: Page, paths: string[], id = ''): Promise<void> {
  for (const path of paths) {
    await page.goto(path.replace('%', id));
    await live(page);
    await sound(page);
  }
}

for (const { name, width, cookies } of LOOKS) {
  test(`every page is sound in ${name}`, async ({ arrive, hall }) => {
    const device = width > 800 ? DESKTOP : { viewport: { width, height: 740 } };
    const wear = (page: Page) =>
      page.context().addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: hall.url })));

    const citizen = await arrive(device);
    await wear(citizen);
    await walk(citizen, PUBLIC);

    await citizen.context().clearCookies();
    await citizen.goto('/sign-in');
    await signIn(citizen, 'applicant');
    const draft = await begin(citizen);
    await fillIn(citizen, draft);
    await wear(citizen);
    await walk(citizen, DRAFT, draft);
    await citizen.context().clearCookies({ name: /theme|elder|lang|size/ });
    await citizen.goto(`/apply/${draft}/check`);
    const number = await submit(citizen);
    const asked = await ask(citizen, '开面馆要体检吗？');
    const complaint = await complain(citizen, '窗口没有人理我');
    const others = [await request(citizen, '食品抽检结果'), await petition(citizen, '要求发放补助'), await challenge(citizen, '评分标准不明确')];
    await wear(citizen);
    await walk(citizen, OWN, number);
    await walk(citizen, ['/chat/%', '/chat'], asked);
    await walk(citizen, ['/complaints', '/complaints/%', '/complaints/%?action=withdraw'], complaint);
    for (const other of others) await walk(citizen, ['/complaints/%', '/complaints/%?action=withdraw'], other);

    for (const screen of new Set([device, DESKTOP])) {
      const officer = await arrive(screen);
      await signIn(officer, 'window');
      await wear(officer);
      await walk(officer, ['/w', ...DESK], number);
      await walk(officer, ['/w/chat', '/w/chat/%', '/w/chat/answers?department=market', '/w/chat/published?department=market', '/w/chat/absences?department=market'], asked);
      await walk(officer, ['/w/ratings', '/w/ratings/visit']);
      const visit = await showCode(officer, `A${screen.viewport.width}`);
      await walk(officer, ['/w/ratings/visit/%'], visit);
      await walk(citizen, ['/rate/%', '/rate/%?level=dissatisfied'], visit);
      const center = await arrive(screen);
      await signIn(center, 'center');
      await wear(center);
      await walk(center, ['/w/matters', '/w/matters/%', '/w/matters/%?action=decline'], complaint);
      const office = await arrive(screen);
      await signIn(office, 'petitions');
      await wear(office);
      await walk(office, ['/w/matters', '/w/matters/%', '/w/matters/%?action=direct'], others[1]);
      const head = await arrive(screen);
      await signIn(head, 'head');
      await wear(head);
      await walk(head, ['/w/chat/figures', '/w/matters/figures', '/w/matters/templates'], asked);
    }
  });
}
