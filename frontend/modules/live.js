// Hears from the hall while the page is open: one stream a tab. What comes is a hint that there is something to read;
// where no stream comes through, the page asks again by itself. Without any of it the page is what it is without script.

// Seconds until a lost line is tried again: the longer it is lost, the more.
const BACK_OFF = [1, 2, 4, 8, 15, 30, 60];
// How often a page without a line asks by itself, in milliseconds.
const POLL = 10_000;
// A line on which nothing comes for so long is dead, or the device has slept; the hall beats every 15 seconds.
const SILENCE = 40_000;

// Headers of what the page asks by itself, which does not keep anybody signed in.
const BY_ITSELF = { 'x-by-itself': '1' };

// Listens at the address that `address()` names. `hear` has a function for each event by its name; `again` asks for all
// that is new, `lost` is told whether the line is lost. A tab that nobody sees keeps its line only when it `stays`.
// Answers how to stop.
function listen({ address, hear, again, lost = () => {}, stays = false }) {
  let source, timer, heardAt = Date.now();
  let failures = 0;
  let isOver = false;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };

  const stop = () => {
    isOver = true;
    close();
  };

  const heard = (event, take) => {
    source.addEventListener(event, ({ data }) => {
      heardAt = Date.now();
      take?.(data);
    });
  };

  const open = () => {
    if (isOver) return;
    close();
    heardAt = Date.now();
    source = new EventSource(address());
    source.onopen = () => {
      // What was said meanwhile is told by the hall; what else has changed is asked for.
      if (failures > 0) again();
      failures = 0;
      lost(false);
    };
    source.onerror = () => {
      close();
      lost(true);
      const seconds = BACK_OFF[Math.min(failures, BACK_OFF.length - 1)];
      failures += 1;
      // Whoever lost the line at the same moment does not come back at the same moment.
      timer = setTimeout(open, seconds * (750 + Math.random() * 500));
    };
    heard('beat');
    for (const [event, take] of Object.entries(hear)) heard(event, take);
    heard('signed-out', stop);
  };

  const wake = () => {
    if (isOver || document.hidden) return;
    if (source?.readyState !== EventSource.OPEN || Date.now() - heardAt > SILENCE) open();
    again();
  };

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) wake();
    else if (!stays) close();
  });
  addEventListener('online', wake);
  addEventListener('pageshow', ({ persisted }) => persisted && wake());
  addEventListener('pagehide', close);
  let askedAt = Date.now();
  setInterval(() => {
    const now = Date.now();
    const isOpen = source?.readyState === EventSource.OPEN;
    if (isOver || (document.hidden && !stays)) return;
    if (isOpen && now - heardAt > SILENCE) return wake();
    if (!isOpen && now - askedAt >= POLL) {
      askedAt = now;
      again();
    }
  }, POLL / 2);
  if (!document.hidden || stays) open();
  return stop;
}

// The page at `address` as the hall writes it now; the part of it that `selector` names.
async function fresh(address, selector) {
  const asked = { headers: { ...BY_ITSELF, accept: 'text/html' }, cache: 'no-store', signal: AbortSignal.timeout(15_000) };
  const answer = await fetch(address, asked);
  if (!answer.ok) throw Object.assign(new Error(`status ${answer.status}`), { status: answer.status });
  return part(await answer.text(), selector);
}

// A part of a document; whoever has signed out finds another page.
function part(text, selector) {
  const found = new DOMParser().parseFromString(text, 'text/html').querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

// Takes over what `now` has of `old`, unless somebody is about to use it; the focus stays where it was.
function swap(old, now) {
  if (old.innerHTML === now.innerHTML) return;
  const isDirty = (it) =>
    it.type === 'radio' || it.type === 'checkbox'
      ? it.checked !== it.defaultChecked
      : it.options
        ? [...it.options].some((option) => option.selected !== option.defaultSelected)
        : it.value !== it.defaultValue;
  const fields = [...old.querySelectorAll('input:not([type=hidden]), select, textarea')];
  if (fields.some((it) => it === document.activeElement || isDirty(it))) return;
  const focused = old.contains(document.activeElement) ? document.activeElement : undefined;
  const name = (it) => `${it.tagName} ${it.getAttribute('href')} ${it.name} ${it.value} ${it.closest('form')?.action}`;
  for (const it of now.querySelectorAll('details'))
    if ([...old.querySelectorAll('details[open] > summary')].some((open) => open.textContent === it.firstElementChild.textContent))
      it.open = true;
  old.replaceChildren(...now.childNodes);
  if (focused) [...old.querySelectorAll('a, button, summary')].find((it) => name(it) === name(focused))?.focus();
}

// How many messages are unread, at the link that leads to them.
function count(unread) {
  const link = document.querySelector('.hall-nav__link[href="/messages"]');
  const old = link?.querySelector('.hall-nav__count');
  if (+unread === 0) return old?.remove();
  if (old) old.firstChild.data = unread;
  else if (link) {
    const said = Object.assign(document.createElement('span'), { className: 'govuk-visually-hidden' });
    said.textContent = link.closest('nav').dataset.unread;
    const count = Object.assign(document.createElement('span'), { className: 'hall-nav__count' });
    count.append(unread, said);
    link.append(count);
  }
}

// The same while a page is shown that may have told what the messages are about: it offers to be read anew.
let known;
function told(unread) {
  count(unread);
  if (+unread > known) document.querySelector('[data-fresh]')?.removeAttribute('hidden');
  known = +unread;
}

// A page that the hall writes anew whenever something in it has changed.
function desk(root) {
  let timer;
  const again = async () => {
    clearTimeout(timer);
    timer = undefined;
    try {
      swap(root, await fresh(location.href, '[data-part="desk"]'));
    } catch {
      // The line comes back, or the next look is the reader's own.
    }
  };
  // Many things happen at once at a busy desk.
  const soon = () => (timer ??= setTimeout(again, 1_000));
  listen({ address: () => root.dataset.live, hear: { desk: soon, messages: count, 'signed-out': () => location.reload() }, again, stays: true });
}

// Begins to listen for what the page shows. `conversation` fetches the scripts of conversations.
export async function start(conversation) {
  const root = document.querySelector('[data-live]');
  if (root?.dataset.chat) {
    const [{ converse }, { thread }] = await conversation();
    converse({ thread, listen, fresh, part, swap, count, BY_ITSELF }, [...document.querySelectorAll('[data-chat]')]);
  } else if (root) desk(root);
  else if (document.querySelector('.hall-nav[data-unread]')) {
    await awake();
    listen({ address: () => '/api/live', hear: { messages: told }, again: () => {} });
  }
  document.documentElement.dataset.awake ??= '';
}

// When the page that wakes is awake: until then nothing in it may be touched.
function awake() {
  const { documentElement: page } = document;
  if ('awake' in page.dataset || !('wakes' in page.dataset)) return;
  return new Promise((resolve) => new MutationObserver(resolve).observe(page, { attributeFilter: ['data-awake'] }));
}
