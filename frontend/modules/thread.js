// Makes a conversation live: what is said appears by itself, what is sent is kept until the hall has it, and nothing is
// marked as read that was not on a screen. The hall's log is the truth: whatever is heard here only makes it read again.

// How long nobody tells anew that they are typing, and how long that holds, in milliseconds.
const TYPING_EVERY = 3_000;
const TYPING_FOR = 6_000;
// Seconds until what could not be sent is sent again.
const RETRY = [1, 2, 4, 8, 15];
// How many entries the hall tells at once.
const PAGE = 200;

const make = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

// A name for an entry, also where the page came over an insecure line (RFC 9562, version 4).
const uuid = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((it) => it.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

// What came while nobody saw the page is told by its title.
const { title } = document;
let missed = 0;

// One conversation of the page, of which `here()` is the address with all that is new; `stop` ends its hearing. Answers
// what is heard of it.
export function thread({ fresh, part, swap, BY_ITSELF }, root, { here, stop }) {
  const { chat: id, speaks } = root.dataset;
  const words = JSON.parse(root.dataset.words);
  const log = root.querySelector('[data-log]');
  const typing = root.querySelector('[data-typing]');
  const line = make('p', { class: 'hall-chat__line', role: 'status' });
  const news = make('button', { class: 'govuk-button hall-chat__news', type: 'button', hidden: '' }, words.news);
  let [upto, got, read] = [root.dataset.upto, root.dataset.got, root.dataset.read].map(Number);
  let [seen, typed] = [0, 0];
  let reading, isStale, typingTimer, seenTimer, isOver;

  const field = () => root.querySelector('[data-part="composer"] textarea');
  const chooser = () => root.querySelector('[data-attach] input');
  const post = (verb, values, options = {}) =>
    fetch(`/api/conversations/${verb}`, {
      method: 'POST',
      body: new URLSearchParams({ id, ...values }),
      signal: AbortSignal.timeout(15_000),
      ...options,
      headers: { accept: 'application/json', ...options.headers },
    });

  // The log

  const last = () => log.lastElementChild;
  const isAtEnd = () => !last() || last().getBoundingClientRect().bottom < innerHeight + 60;
  const toEnd = () => {
    news.hidden = true;
    last()?.scrollIntoView({ block: 'center' });
  };

  // What was said last by the reader, and how far it has come.
  const mark = () => {
    for (const it of log.querySelectorAll('.hall-chat__state:not([data-unsent])')) it.remove();
    const own = [...log.children].findLast((it) => it.dataset.kind === 'own' && it.dataset.seq);
    const seq = Number(own?.dataset.seq);
    const state = seq <= read ? words.seen : seq <= got ? words.delivered : words.sent;
    own?.append(make('p', { class: 'hall-chat__state' }, state));
  };

  const reached = (itsGot, itsRead) => {
    [got, read] = [Math.max(got, itsGot), Math.max(read, itsRead)];
    mark();
  };

  // A day is told once.
  const days = () => {
    let before;
    for (const it of log.children) {
      if (it.dataset.date && it.dataset.date === before) it.querySelector('.hall-chat__day')?.remove();
      before = it.dataset.date ?? before;
    }
  };

  const take = (now) => {
    const [wasAtEnd, before] = [isAtEnd(), upto];
    const fromOthers = [];
    for (const it of now.querySelectorAll('[data-log] > li')) {
      const known = log.querySelector(`:scope > [data-id="${it.dataset.id}"]`);
      if (known?.dataset.seq) continue;
      known?.remove();
      it.removeAttribute('id');
      // What is still on its way stays last.
      log.insertBefore(it, log.querySelector(':scope > [data-unsent]'));
      if (it.dataset.kind === 'other') fromOthers.push(it);
      if (speaks !== undefined) onScreen.observe(it);
    }
    upto = Math.max(upto, now.dataset.upto);
    isStale ||= upto - before >= PAGE;
    days();
    reached(now.dataset.got, now.dataset.read);
    for (const it of root.querySelectorAll('[data-part]')) {
      const itsNow = now.querySelector(`[data-part="${it.dataset.part}"]`);
      // A form that is there stays there: somebody may be about to write, or to choose.
      const kept = { composer: field, attach: chooser }[it.dataset.part];
      if (!kept) swap(it, itsNow);
      else if (!kept()) it.replaceChildren(...itsNow.childNodes);
      else if (!itsNow.childElementCount && !kept().value) it.replaceChildren();
    }
    dress();
    if (fromOthers.length === 0) return;
    typing.textContent = '';
    if (document.hidden) document.title = `(${(missed += fromOthers.length)}) ${title}`;
    if (wasAtEnd) toEnd();
    else news.hidden = false;
  };

  const again = () => {
    isStale = true;
    reading ??= (async () => {
      try {
        while (isStale) {
          isStale = false;
          take(await fresh(here(), `[data-chat="${id}"]`));
        }
        if (!isOver) line.textContent = '';
        pump();
      } catch (error) {
        // Whatever is missing is asked for when the line is back, or a little later.
        if (error.status === 404) over(words.gone);
        else if (!isOver) line.textContent = words.offline;
      } finally {
        reading = undefined;
      }
    })();
    return reading;
  };

  // Sending

  const unsent = [];
  let pumping, pumpTimer, failures = 0;
  // Whoever was told to wait does so, unless they press the button.
  let notBefore = 0;

  const enter = ({ text, note, file }) => {
    const entry = uuid();
    const said = file ? words.file.replace('{name}', file.name) : text;
    const side = note ? 'note' : 'own';
    const state = make('p', { class: 'hall-chat__state', 'data-unsent': '' }, words.sending);
    const li = make(
      'li',
      { class: 'hall-chat__entry', 'data-id': entry, 'data-kind': side, 'data-unsent': '' },
      make(
        'div',
        { class: `hall-chat__said hall-chat__said--${side}` },
        make('p', { class: 'hall-chat__name' }, words.you),
        make('div', { class: 'hall-chat__bubble' }, make('p', { class: 'hall-chat__words' }, said)),
      ),
      state,
    );
    log.append(li);
    unsent.push({ entry, text, note, file, li, state });
    toEnd();
    pump();
  };

  const waiting = (seconds) => {
    for (const { state } of unsent) {
      const button = make('button', { class: 'hall-chat__again', type: 'button' }, words.again);
      button.addEventListener('click', pump);
      state.replaceChildren(words.unsent, ' ', button);
    }
    clearTimeout(pumpTimer);
    pumpTimer = setTimeout(pump, seconds * 1_000);
  };

  // The hall says no, in the words of its page; what was written is there to be changed.
  const refused = async (it, answer) => {
    unsent.splice(unsent.indexOf(it), 1);
    if (it.file) {
      const { message } = await answer.json().catch(() => ({}));
      it.li.classList.add('hall-chat__entry--refused');
      return it.state.replaceChildren(message ?? words.unsent);
    }
    it.li.remove();
    field().value = [it.text, field().value].filter(Boolean).join('\n');
    const again = await post('say', values(it), { headers: { accept: 'text/html' } });
    const summary = part(await again.text(), '.govuk-error-summary');
    root.querySelector('.govuk-error-summary')?.remove();
    root.querySelector('[data-part="composer"]').before(summary);
    summary.focus();
  };

  const values = ({ entry, text, note }) => {
    const desk = field()?.form.elements.desk?.value;
    return { entry, text, ...(note && { note: '1' }), ...(desk && { desk }) };
  };
  const upload = ({ entry, file }) => {
    const body = new FormData();
    body.append('file', file);
    return fetch(`/chat/${id}/files?entry=${entry}`, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(600_000),
    });
  };

  // With script a file is sent as soon as it is chosen, and several at once.
  const dress = () => {
    if (!chooser() || chooser().multiple) return;
    chooser().multiple = true;
    chooser().form.querySelector('button').hidden = true;
  };
  root.addEventListener('change', ({ target }) => {
    if (target !== chooser() || isOver) return;
    for (const file of target.files) enter({ file });
    target.value = '';
    target.closest('details').open = false;
    field()?.focus();
  });

  // One after the other, so that the order is the one in which it was written.
  const pump = async (byHand) => {
    if (pumping || unsent.length === 0 || isOver || (!byHand && Date.now() < notBefore)) return;
    pumping = true;
    clearTimeout(pumpTimer);
    for (const { state } of unsent) state.replaceChildren(words.sending);
    let retry;
    try {
      while (unsent.length > 0) {
        const [it] = unsent;
        const answer = await (it.file ? upload(it) : post('say', values(it)));
        if (answer.ok) {
          failures = 0;
          unsent.shift();
          it.li.removeAttribute('data-unsent');
          it.state.removeAttribute('data-unsent');
          it.state.replaceChildren(words.sent);
        } else if (answer.status === 401) {
          return over(words.signedOut);
        } else if (answer.status === 429 || answer.status >= 500) {
          retry = Number(answer.headers.get('retry-after')) || undefined;
          if (retry) notBefore = Date.now() + Math.min(retry, 60) * 1_000;
          throw new Error(`status ${answer.status}`);
        } else {
          await refused(it, answer);
        }
      }
      again();
    } catch {
      waiting(Math.min(retry ?? RETRY[Math.min(failures++, RETRY.length - 1)], 60));
    } finally {
      pumping = false;
    }
  };

  root.addEventListener('submit', (event) => {
    if (!event.target.action.endsWith('/api/conversations/say') || isOver) return;
    // A reply that is offered is said as it stands.
    const offered = event.submitter?.name === 'text' && event.submitter.value;
    if (offered) {
      event.preventDefault();
      return enter({ text: offered });
    }
    const text = field().value.trim();
    // The hall says what is missing.
    if (!text) return;
    event.preventDefault();
    root.querySelector('.govuk-error-summary')?.remove();
    field().value = '';
    field().focus();
    enter({ text, note: event.submitter?.name === 'note' });
  });

  root.addEventListener('keydown', (event) => {
    if (event.target !== field() || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    // On a phone, Enter begins a line.
    if (!matchMedia('(pointer: fine)').matches) return;
    event.preventDefault();
    if (firstFound()) choose(firstFound());
    else event.target.form.requestSubmit();
  });

  // Canned answers: chosen by a finger, or searched by what follows a slash at the beginning.

  const canned = () => root.querySelector('[data-canned]');
  const choose = (it) => {
    field().value = it.dataset.text;
    canned().open = false;
    canned().removeAttribute('data-searched');
    field().focus();
  };
  const search = () => {
    const [, words] = field().value.match(/^\/(.*)$/) ?? [];
    const isAsked = words !== undefined;
    if (!isAsked && !canned().hasAttribute('data-searched')) return;
    canned().open = isAsked;
    canned().toggleAttribute('data-searched', isAsked);
    for (const it of canned().querySelectorAll('li'))
      it.hidden = isAsked && !it.textContent.toLowerCase().includes(words.trim().toLowerCase());
  };
  const firstFound = () => canned()?.hasAttribute('data-searched') && canned().querySelector('li:not([hidden])');
  root.addEventListener('click', (event) => {
    const it = event.target.closest('[data-canned] li');
    if (!it) return;
    event.preventDefault();
    choose(it);
  });

  root.addEventListener('input', ({ target }) => {
    if (target === field() && canned()) search();
    if (target !== field() || speaks === undefined || Date.now() - typed < TYPING_EVERY) return;
    typed = Date.now();
    post('typing', {}).catch(() => {});
  });

  addEventListener('beforeunload', (event) => unsent.length > 0 && event.preventDefault());

  // Reading

  const shown = new Set();
  const tell = () => {
    if (document.hidden || isOver) return;
    const most = Math.max(0, ...[...shown].map((it) => Number(it.dataset.seq)));
    if (most <= seen) return;
    seen = most;
    clearTimeout(seenTimer);
    seenTimer = setTimeout(() => post('seen', { seq: seen }, { headers: BY_ITSELF }).catch(() => (seen = 0)), 300);
  };
  const onScreen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) shown[isIntersecting ? 'add' : 'delete'](target);
      if (isAtEnd()) news.hidden = true;
      tell();
    },
    { rootMargin: '0px 0px -24px' },
  );
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    document.title = title;
    missed = 0;
    tell();
  });

  // Hearing

  const over = (why) => {
    isOver = true;
    stop();
    line.textContent = why;
  };
  const lost = (isLost) => {
    if (isOver) return;
    root.querySelector('[data-refresh]').hidden = !isLost;
    // Where no stream comes through, asking may still do; only when it does not, there is no line.
    if (isLost) return again();
    line.textContent = '';
    pump();
  };

  news.addEventListener('click', () => {
    toEnd();
    field()?.focus({ preventScroll: true });
  });
  root.querySelector('[data-part="composer"]').before(line, news);
  root.querySelector('[data-refresh]').hidden = true;
  dress();
  // From now on the page itself tells what was seen.
  document.cookie = 'script=1; path=/; samesite=lax';
  if (speaks !== undefined) for (const it of log.children) onScreen.observe(it);
  return {
    upto: () => upto,
    isOver: () => isOver,
    again,
    lost,
    over: () => over(words.signedOut),
    hear: {
      conversation: (seq) => (Number(seq) === 0 || Number(seq) > upto) && again(),
      typing: () => {
        typing.textContent = words.typing;
        clearTimeout(typingTimer);
        typingTimer = setTimeout(() => (typing.textContent = ''), TYPING_FOR);
      },
      readers: again,
      reached: (numbers) => reached(...numbers.split(' ').map(Number)),
      gone: () => over(words.gone),
    },
  };
}
