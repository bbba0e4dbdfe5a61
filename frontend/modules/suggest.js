// Suggests services while somebody types: a combobox with a listbox (ARIA 1.2) made of a plain search field.
// The form stays what it is: whatever goes wrong here, it searches as it does without script.

// How long nobody has to type before something is asked, in milliseconds.
const PAUSE = 200;
// From how many characters on something is suggested.
const CHARS_MIN = 2;

const make = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const option = ({ key, name }, place) =>
  make(
    'a',
    { class: 'hall-suggestion', role: 'option', id: `suggestion-${place}`, href: `/s/${key}`, tabindex: -1, 'aria-selected': false },
    make('span', {}, ...name.map((it) => (it.is_marked ? make('mark', {}, it.text) : it.text))),
  );

// Makes a combobox of `field`, once; its `data-suggest` is the address that is asked, without the words.
export function suggest(field) {
  if (field.getAttribute('role') === 'combobox') return;
  const list = make('div', { class: 'hall-suggestions', role: 'listbox', id: 'suggestions', 'aria-label': field.labels[0].textContent });
  const said = make('p', { class: 'govuk-visually-hidden', role: 'status' });
  let timer, asked, chosen, isComposing;

  const open = (isOpen) => {
    list.hidden = !isOpen;
    field.setAttribute('aria-expanded', isOpen);
  };

  const choose = (option) => {
    chosen?.setAttribute('aria-selected', false);
    chosen = option;
    chosen?.setAttribute('aria-selected', true);
    chosen?.scrollIntoView({ block: 'nearest' });
    if (chosen) field.setAttribute('aria-activedescendant', chosen.id);
    else field.removeAttribute('aria-activedescendant');
  };

  // What is still on its way is for an older text.
  const stop = () => {
    clearTimeout(timer);
    asked?.abort();
  };

  const close = () => {
    stop();
    choose();
    open(false);
    said.textContent = '';
  };

  const ask = async () => {
    stop();
    const words = field.value.trim();
    if ([...words].length < CHARS_MIN) return close();
    const { signal } = (asked = new AbortController());
    try {
      const answer = await fetch(field.dataset.suggest + encodeURIComponent(words), { signal });
      const found = await answer.json();
      if (signal.aborted) return;
      choose();
      list.replaceChildren(...found.services.map(option));
      open(found.services.length > 0);
      said.textContent = found.said;
    } catch {
      if (!signal.aborted) close();
    }
  };

  const askSoon = () => {
    stop();
    choose();
    if (!isComposing) timer = setTimeout(ask, PAUSE);
  };

  // Around the list the way leads through the field, where nothing is chosen.
  const move = (step) => {
    const places = [undefined, ...list.children];
    choose(places.at((places.indexOf(chosen) + step) % places.length));
  };

  const keys = {
    ArrowDown: () => (list.hidden ? ask() : move(1)),
    ArrowUp: () => list.hidden || move(-1),
    Enter: () => chosen.click(),
    Escape: close,
  };

  field.addEventListener('keydown', (event) => {
    const isOurs = event.key === 'Enter' ? chosen : event.key === 'ArrowDown' || !list.hidden;
    if (event.isComposing || !keys[event.key] || !isOurs) return;
    event.preventDefault();
    keys[event.key]();
  });
  field.addEventListener('compositionstart', () => {
    isComposing = true;
    stop();
  });
  field.addEventListener('compositionend', () => {
    isComposing = false;
    askSoon();
  });
  field.addEventListener('input', askSoon);
  field.addEventListener('blur', close);
  field.form.addEventListener('submit', close);
  // Pressing a suggestion leaves the field its focus, so that the list is still there when the finger is lifted.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', close);

  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id }))
    field.setAttribute(name, value);
  open(false);
  // Behind all that the page knows of, where it may be waking at this moment.
  field.form.append(list, said);
  if (field.value !== field.defaultValue) askSoon();
}
