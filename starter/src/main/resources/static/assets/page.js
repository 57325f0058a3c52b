'use strict';

// Times in the reader's zone; the exact one stays on hover.
function localTimes(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    time.textContent = new Date(time.dateTime).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  }
}
localTimes(document);
document.body.addEventListener('htmx:afterSwap', event => localTimes(event.target));

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
    }
  });
}

// A slider beside the number, which alone is sent.
const slider = document.getElementById('slider');
const atOnce = document.getElementById('at-once');
if (slider && atOnce) {
  slider.hidden = false;
  slider.addEventListener('input', () => { atOnce.value = slider.value; });
  atOnce.addEventListener('input', () => { slider.value = atOnce.value; });
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
