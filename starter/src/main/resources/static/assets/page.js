'use strict';

document.querySelectorAll('.without-script').forEach(one => { one.hidden = true; });

// Times in the reader's zone, or how long ago they were; the exact one stays on hover.
function ago(date) {
  const seconds = Math.max(0, Math.floor((Date.now() - date) / 1000));
  if (seconds < 60) { return `${seconds} s ago`; }
  if (seconds < 3600) { return `${Math.floor(seconds / 60)} min ago`; }
  if (seconds < 86400) { return `${Math.floor(seconds / 3600)} h ago`; }
  return seconds < 30 * 86400 ? `${Math.floor(seconds / 86400)} d ago` : date.toLocaleDateString(undefined, { dateStyle: 'medium' });
}
function localTimes(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const date = new Date(time.dateTime);
    const exact = date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
    // Below a chart the day is known where it is today's.
    const short = time.closest('.axis') && date.toDateString() === new Date().toDateString();
    if (time.classList.contains('ago')) {
      time.title = exact;
      time.textContent = ago(date);
    } else {
      time.title = exact;
      time.textContent = short ? date.toLocaleTimeString(undefined, { timeStyle: 'medium' }) : exact;
    }
  }
}
localTimes(document);
document.body.addEventListener('htmx:afterSwap', event => localTimes(event.target));
setInterval(() => document.querySelectorAll('time.ago').forEach(time => { time.textContent = ago(new Date(time.dateTime)); }), 5000);

// What a reader opened stays open when the part around it is sent anew.
const opened = new Set();
document.body.addEventListener('htmx:beforeSwap', event => {
  event.target.querySelectorAll('details[id]').forEach(one => opened[one.open ? 'add' : 'delete'](one.id));
});
document.body.addEventListener('htmx:afterSwap', event => {
  event.target.querySelectorAll('details[id]').forEach(one => { one.open = one.open || opened.has(one.id); });
});

// How many tasks need somebody: in the tab's title and icon, too, which are seen when the page is not.
const title = document.title.replace(/^\(\d+!\) /, '');
function showAttention() {
  const count = document.querySelector('#attention [data-count]')?.dataset.count;
  document.title = (count ? `(${count}!) ` : '') + title;
  const icon = document.getElementById('icon');
  const address = count ? '/favicon-attention.svg' : '/favicon.svg';
  if (icon && icon.getAttribute('href') !== address) {
    icon.setAttribute('href', address);
  }
}
document.body.addEventListener('htmx:afterSwap', event => {
  if (event.target.id === 'attention') {
    showAttention();
  }
});

// A page whose server is gone says so, and looks again when it is back: what was missed is not sent again.
const offline = document.getElementById('offline');
if (offline) {
  document.body.addEventListener('htmx:sseError', () => { offline.hidden = false; });
  document.body.addEventListener('htmx:sseOpen', () => {
    if (!offline.hidden) {
      offline.hidden = true;
      htmx.trigger(document.body, 'again');
    }
  });
}

// A screen reader announces a change of the task's state, and nothing else of what changes every second.
const announce = document.getElementById('announce');
if (announce) {
  const word = () => document.getElementById('state')?.textContent ?? '';
  let state = word();
  document.body.addEventListener('htmx:afterSwap', () => {
    if (word() && word() !== state) {
      state = word();
      announce.textContent = `The task is ${state}.`;
      htmx.ajax('GET', '/attention', '#attention');
      // Parts that ask every few seconds show the change at once.
      htmx.trigger(document.body, 'again');
    }
  });
}

// The same for the list, which asks every few seconds.
if (offline && document.querySelector('[data-live]')) {
  document.body.addEventListener('htmx:sendError', () => { offline.hidden = false; });
  document.body.addEventListener('htmx:afterRequest', event => {
    if (event.detail.successful) {
      offline.hidden = true;
    }
  });
}

// Files that are dropped are those of the form's own field.
const drop = document.getElementById('drop');
const files = document.getElementById('files');
const chosen = document.getElementById('chosen');
function size(bytes) {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  let unit = 0;
  let number = bytes;
  while (number >= 1000 && unit < units.length - 1) {
    number /= 1000;
    unit += 1;
  }
  return `${number.toLocaleString(undefined, { maximumFractionDigits: 1 })} ${units[unit]}`;
}
function showChosen() {
  chosen.replaceChildren(...Array.from(files.files, file => {
    const line = document.createElement('li');
    line.textContent = `${file.name}, ${size(file.size)}`;
    return line;
  }));
}
if (drop && files && chosen) {
  files.addEventListener('change', showChosen);
  drop.addEventListener('dragover', event => {
    event.preventDefault();
    drop.classList.add('over');
  });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', event => {
    event.preventDefault();
    drop.classList.remove('over');
    const all = new DataTransfer();
    for (const file of [...files.files, ...event.dataTransfer.files]) {
      all.items.add(file);
    }
    files.files = all.files;
    showChosen();
  });
}

// Heads of a table sort the rows that are on the page; without this the rows stay by number.
for (const table of document.querySelectorAll('table.sortable')) {
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell?.dataset.sort ?? cell?.textContent.trim() ?? '';
  };
  table.querySelectorAll('thead th').forEach((head, column) => {
    if (head.querySelector('.hush')) {
      return;
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    button.title = 'Sort the rows of this page';
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      table.querySelectorAll('th[aria-sort]').forEach(other => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const rows = Array.from(table.tBodies[0].rows);
      rows.sort((x, y) => value(x, column).localeCompare(value(y, column), undefined, { numeric: true }) * (down ? -1 : 1));
      table.tBodies[0].append(...rows);
    });
    head.replaceChildren(button);
  });
}

// One box for all boxes of a list.
const all = document.getElementById('all');
if (all) {
  all.closest('label').hidden = false;
  all.addEventListener('change', () => document.querySelectorAll('input[name=doc]').forEach(box => { box.checked = all.checked; }));
}

// A square of the strip leads to its document, which the list below reaches, too.
document.body.addEventListener('click', event => {
  const cell = event.target.closest?.('.strip rect');
  if (cell) {
    location.href = `${cell.closest('svg').dataset.href}?name=${encodeURIComponent(cell.dataset.name)}`;
  }
});

// A tree's node is read beside the outline, in place of its own page.
const reader = document.getElementById('reader');
if (reader) {
  const choose = node => {
    document.querySelectorAll('.icicle .chosen').forEach(one => one.classList.remove('chosen'));
    document.querySelector(`.icicle a[data-node="${CSS.escape(node)}"]`)?.classList.add('chosen');
  };
  document.body.addEventListener('click', event => {
    const link = event.target.closest?.('a[data-node]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      choose(link.dataset.node);
      htmx.ajax('GET', `${reader.dataset.href}/${link.dataset.node}/read`, '#reader');
    }
  });
  document.body.addEventListener('keydown', event => {
    const here = event.target.closest?.('.tree summary, .tree a[data-node]');
    if (!here || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const steps = Array.from(document.querySelectorAll('.tree summary, .tree .leaf a[data-node]')).filter(one => one.checkVisibility());
    const details = here.closest('summary')?.parentElement;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      steps[steps.indexOf(here) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
      event.preventDefault();
    } else if (details && event.key === 'ArrowRight') {
      details.open = true;
      event.preventDefault();
    } else if (event.key === 'ArrowLeft') {
      if (details?.open) {
        details.open = false;
      } else {
        here.parentElement.closest('ul.tree')?.closest('details')?.querySelector('summary')?.focus();
      }
      event.preventDefault();
    }
  });
}

// Shortcuts; each has a link of its own somewhere.
const KEYS = { t: '/', d: '/datasets', n: '/new', s: '/schedules' };
let going = 0;
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, textarea, select, canvas')) {
    return;
  }
  if (event.key === '/') {
    const field = document.querySelector('input[type=search], #dataset');
    if (field) {
      event.preventDefault();
      field.focus();
    } else {
      location.href = '/datasets';
    }
  } else if (event.key === 'g') {
    going = Date.now();
  } else if (KEYS[event.key] && Date.now() - going < 1500) {
    location.href = KEYS[event.key];
  }
});

// A new dataset is called after the first file or folder, until somebody names it.
const dataset = document.getElementById('dataset');
function suggestName() {
  const first = files?.files[0]?.name ?? document.getElementById('sources').value.split('\n')[0].trim();
  const name = first.replace(/[\\/]+$/, '').split(/[\\/]/).pop().replace(/\.[A-Za-z0-9]{1,5}$/, '');
  if (dataset.dataset.typed !== 'true' && name) {
    dataset.value = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 100);
  }
}
if (dataset && document.getElementById('new-task')) {
  dataset.dataset.typed = String(dataset.value !== '');
  dataset.addEventListener('input', () => { dataset.dataset.typed = String(dataset.value !== ''); });
  // The field of sources comes anew with a folder that was taken.
  document.body.addEventListener('input', event => { if (event.target.id === 'sources') { suggestName(); } });
  document.body.addEventListener('htmx:afterSettle', event => { if (event.target.id === 'on-server') { suggestName(); } });
  files?.addEventListener('change', suggestName);
  drop?.addEventListener('drop', suggestName);
}

// What is often taken elsewhere gets a button for that. A page from afar without TLS may not use the clipboard.
function addCopies(root) {
  if (!navigator.clipboard || !isSecureContext) {
    return;
  }
  for (const one of root.querySelectorAll('[data-copy]:not([data-copied])')) {
    one.dataset.copied = 'true';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy ${one.dataset.what}`);
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(one.dataset.copy || one.innerText.trim());
        button.textContent = 'Copied';
      } catch {
        button.textContent = 'Not allowed';
      }
      setTimeout(() => { button.textContent = 'Copy'; }, 1500);
    });
    one.after(button);
  }
}
addCopies(document);
document.body.addEventListener('htmx:afterSwap', event => addCopies(event.target));

// Notifications of ends and stops, once somebody asked for them; all windows share one choice, and tell each thing once.
const bell = document.getElementById('notify');
if (bell && 'Notification' in window && isSecureContext && Notification.permission !== 'denied') {
  const CHOICE = 'raptor.notify';
  const wanted = () => localStorage.getItem(CHOICE) === 'on' && Notification.permission === 'granted';
  let after = 0;
  const show = () => { bell.setAttribute('aria-pressed', String(wanted())); };
  const tell = item => {
    try {
      const notice = new Notification(item.title, { body: item.text, tag: `raptor-${item.number}`, icon: '/favicon.svg' });
      notice.onclick = () => {
        window.focus();
        location.href = `/tasks/${encodeURIComponent(item.task)}`;
      };
    } catch {
      // A phone's browser tells nothing without a service of its own.
      localStorage.removeItem(CHOICE);
      bell.hidden = true;
    }
  };
  const look = async () => {
    if (!wanted()) {
      after = 0;
      return;
    }
    try {
      const answer = await fetch(`/news?after=${after}`, { headers: { Accept: 'application/json' } });
      if (answer.ok) {
        const news = await answer.json();
        after = news.until;
        news.items.forEach(tell);
      }
    } catch {
      // The server is away; the page says so elsewhere.
    }
  };
  bell.hidden = false;
  show();
  bell.addEventListener('click', async () => {
    if (wanted()) {
      localStorage.removeItem(CHOICE);
    } else if (await Notification.requestPermission() === 'granted') {
      localStorage.setItem(CHOICE, 'on');
    }
    bell.hidden = Notification.permission === 'denied';
    show();
    look();
  });
  addEventListener('storage', show);
  setInterval(look, 5000);
  look();
}

// An answer is read while it comes. Whatever this cannot do is left to the form, which waits for all of it.
function showPage(html) {
  const next = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
  document.querySelector('main').replaceWith(next);
  localTimes(next);
  addCopies(next);
  const head = next.querySelector('#answer');
  if (head) {
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
  }
}
function showEvent(text) {
  const name = /^event: (.*)$/m.exec(text)?.[1];
  const data = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '{}');
  const live = document.getElementById('live');
  if (name === 'page') {
    showPage(data.html);
  } else if (live && name === 'answer') {
    live.append(data.delta);
  } else if (live && name === 'again') {
    live.textContent = '';
  }
}
async function askLive(button) {
  const form = button.form;
  const asked = new URLSearchParams(new FormData(form));
  button.setAttribute('aria-busy', 'true');
  const answer = await fetch(`${button.formAction}&live=true`, { method: 'POST', body: asked });
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    throw new Error('refused');
  }
  asked.delete('mode');
  history.pushState(null, '', `${form.action}?${asked}`);
  shownAt = location.href;
  const words = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let unread = '';
  for (let next = await words.read(); !next.done; next = await words.read()) {
    const events = (unread + next.value).split('\n\n');
    unread = events.pop();
    events.forEach(showEvent);
  }
}
document.addEventListener('submit', event => {
  const button = event.submitter;
  if (button?.id !== 'ask' || button.dataset.whole) {
    return;
  }
  event.preventDefault();
  askLive(button).catch(() => {}).then(() => {
    const live = document.getElementById('live');
    if (live) {
      live.setAttribute('aria-busy', 'false');
      live.after('The connection was lost before the answer was complete: ask again.');
    } else if (button.isConnected) {
      button.dataset.whole = 'true';
      button.click();
    }
  });
});
// Back from an answer is the page before it, which is made anew.
let shownAt = location.href;
addEventListener('popstate', () => {
  if (location.href.split('#', 1)[0] !== shownAt.split('#', 1)[0]) {
    location.reload();
  }
});

// What takes its time says that it is at it; a page that is come back to has nothing in flight.
document.addEventListener('submit', event => {
  if (!event.defaultPrevented && event.target.matches('#new-task, .seek')) {
    event.submitter?.setAttribute('aria-busy', 'true');
  }
});
addEventListener('pageshow', () => document.querySelectorAll('button[aria-busy]').forEach(one => one.removeAttribute('aria-busy')));
