// The conversations of a page: each is a thread of its own, and all of them hear from the one stream of the page, which at
// the desk may show two.

// What else there is at the desk, where the screen has room for it.
function beside({ fresh, swap }, pages) {
  const aside = document.querySelector('aside[data-beside]');
  let timer;
  return () => {
    if (!aside?.offsetParent) return;
    timer ??= setTimeout(async () => {
      timer = undefined;
      const now = await fresh(aside.dataset.beside, '[data-beside]').catch(() => undefined);
      if (now) swap(aside, now);
      for (const page of pages) aside.querySelector(`a[href="${page}"]`)?.setAttribute('aria-current', 'page');
    }, 1_000);
  };
}

// Makes the threads of a page live, with one stream for all of them: what is heard of the second one begins with `with-`.
export function converse(tools, roots) {
  const { listen, count, thread } = tools;
  let open = roots.length;
  let stop;
  // Where one has ended, the other goes on.
  const ended = () => (open -= 1) === 0 && stop?.();
  const pages = roots.map((it) => it.dataset.page);
  const known = () => `after=${first.upto()}${second ? `&with_after=${second.upto()}` : ''}`;
  const both = () => `${pages[0]}?${second ? `with=${roots[1].dataset.chat}&` : ''}${known()}`;
  // What has gone to another desk is no page any more.
  const here = () => (second && first.isOver() ? `${pages[1]}?after=${second.upto()}` : both());
  const threads = roots.map((root) => thread(tools, root, { here, stop: ended }));
  const [first, second] = threads;
  const others = beside(tools, pages);
  const all = (what) => (...values) => threads.forEach((it) => it[what](...values));
  const ofSecond = Object.entries(second?.hear ?? {}).map(([event, take]) => [`with-${event}`, take]);
  stop = listen({
    address: () => `${roots[0].dataset.live}&${known()}`,
    hear: { ...first.hear, ...Object.fromEntries(ofSecond), messages: count, desk: others, 'signed-out': all('over') },
    again: () => {
      all('again')();
      others();
    },
    lost: all('lost'),
    stays: true,
  });
}
