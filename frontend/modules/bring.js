// What comes with a matter: files are sent as soon as they are chosen, and a place may be where the device is.
// The forms stay what they are: whatever goes wrong here, they do what they do without script.

const make = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

// A file on its way, told in a line with its progress.
const line = (words, name) => {
  const state = make('p', { class: 'hall-file__state' }, words.waiting);
  const bar = make('progress', { class: 'hall-progress', max: 100, value: 0, 'aria-label': words.progress });
  const title = make('p', { class: 'hall-file__name' }, name);
  const li = make('li', { class: 'hall-file' }, make('span', {}), make('div', {}, title, state, bar));
  const sent = (percent) => {
    bar.value = percent;
    state.textContent = words.sending.replace('{percent}', percent);
  };
  const refused = (said) => {
    state.classList.add('hall-file__state--bad');
    state.textContent = said ?? words.failed;
    bar.remove();
  };
  return { li, sent, refused };
};

// Sends one file; answers nothing when it was taken, or else what the hall said, if anything.
const send = (action, file, sent) =>
  new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('POST', action);
    request.setRequestHeader('accept', 'application/json');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => sent(Math.round((loaded / Math.max(total, 1)) * 100));
    request.onloadend = () => {
      const isTaken = request.status >= 200 && request.status < 300;
      done(isTaken ? undefined : { said: request.response?.message });
    };
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });

// The files as the hall has them now; a form that is there stays there, because somebody may be about to choose.
const again = async (root) => {
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const now = page.querySelector('[data-files]');
  if (!answer.ok || !now) return;
  root.querySelector('[data-kept]').replaceWith(now.querySelector('[data-kept]'));
  if (!now.querySelector('[data-add] form')) root.querySelector('[data-add]').replaceWith(now.querySelector('[data-add]'));
};

const files = (root) => {
  const form = root.querySelector('[data-add] form');
  const chooser = form?.elements.file;
  if (!chooser) return;
  const words = JSON.parse(root.dataset.words);
  let queue = Promise.resolve();
  const begin = () => {
    for (const file of chooser.files) {
      const { li, sent, refused } = line(words, file.name);
      root.querySelector('[data-sent]').append(li);
      queue = queue.then(async () => {
        const refusal = await send(form.action, file, sent);
        if (refusal) return refused(refusal.said);
        await again(root).catch(() => {});
        li.remove();
      });
    }
    chooser.value = '';
  };
  chooser.multiple = true;
  form.querySelector('button').hidden = true;
  chooser.addEventListener('change', begin);
  // What was chosen before this script came has told nobody.
  begin();
};

// A point behind the words of a place, as the hall reads it.
const POINT = /[\s,，;；]*(geo:)?[-+]?\d+\.\d+\s*[,，]\s*[-+]?\d+\.\d+\s*$/;

const place = (root) => {
  const field = document.getElementById(root.dataset.locate);
  if (!field || !navigator.geolocation) return;
  const words = JSON.parse(root.dataset.words);
  const button = make('button', { class: 'govuk-button govuk-button--secondary', type: 'button' }, words.here);
  const said = make('p', { class: 'govuk-hint', role: 'status' });
  const found = ({ coords }) => {
    const point = [coords.latitude, coords.longitude].map((it) => it.toFixed(5)).join(',');
    field.value = [field.value.replace(POINT, '').trim(), point].filter(Boolean).join(' ');
    said.textContent = '';
    field.focus();
  };
  const unknown = () => (said.textContent = words.unknown);
  button.addEventListener('click', () => {
    said.textContent = words.asking;
    navigator.geolocation.getCurrentPosition(found, unknown, { enableHighAccuracy: true, timeout: 15_000 });
  });
  root.append(button, said);
};

// Makes the page better that asks for files or for a place.
export function bring() {
  document.querySelectorAll('[data-files]').forEach(files);
  document.querySelectorAll('[data-locate]').forEach(place);
}
