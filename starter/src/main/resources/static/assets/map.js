'use strict';

// Points on a canvas that is moved and enlarged; the groups and the hits beside it say the same in words.
(() => {
  const canvas = document.getElementById('map');
  const tip = document.getElementById('tip');
  if (!canvas || !canvas.getContext) {
    return;
  }
  const MARGIN = 26;
  const SIDE = 10000;
  const FIGURES = 5;
  const NEAR = 14;
  const CELLS = 128;
  const CLOSEST = 60;
  const STEP = 1.5;
  const REST = 120;
  const lit = JSON.parse(canvas.dataset.lit || '[]');
  const pen = canvas.getContext('2d');
  const still = document.createElement('canvas');
  let map = null;
  let count = 0;
  let byGroup = null;
  let cells = null;
  let hits = [];
  let bounds = null;
  let hues = [];
  let colour = {};
  let under = -1;
  let waiting = 0;
  let resting = 0;
  let asked = 0;

  // How the map lies: k times as large as when all of it is seen, moved by dx and dy.
  const view = { k: 1, dx: 0, dy: 0 };
  let stillView = null;

  // The colours are those of the list's patches, whatever the scheme.
  function readColours() {
    const patch = document.createElement('span');
    document.body.append(patch);
    hues = Array.from({ length: 10 }, (_, i) => {
      patch.className = `patch c${i}`;
      return getComputedStyle(patch).backgroundColor;
    });
    for (const name of ['--bad', '--card', '--ink']) {
      patch.className = 'patch';
      patch.style.backgroundColor = `var(${name})`;
      colour[name] = getComputedStyle(patch).backgroundColor;
    }
    patch.remove();
  }

  function extent() {
    let [left, top, right, bottom] = [SIDE, SIDE, 0, 0];
    for (const g of map.groups) {
      left = Math.min(left, g.x - g.radius);
      right = Math.max(right, g.x + g.radius);
      top = Math.min(top, g.y - g.radius);
      bottom = Math.max(bottom, g.y + g.radius);
    }
    return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
  }

  // Points of one colour are drawn together, and found by the square of the map that they are in.
  function arrange() {
    const points = map.points;
    count = points.length / FIGURES;
    byGroup = Array.from({ length: 10 }, () => []);
    const heads = new Int32Array(CELLS * CELLS).fill(-1);
    const next = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      byGroup[points[i * FIGURES + 2] % 10].push(i);
      const cell = cellOf(points[i * FIGURES], points[i * FIGURES + 1]);
      next[i] = heads[cell];
      heads[cell] = i;
    }
    cells = { heads, next };
  }
  const column = (value, from, size) => Math.min(CELLS - 1, Math.max(0, Math.floor((value - from) / size * CELLS)));
  const cellOf = (x, y) => column(y, bounds.top, bounds.height) * CELLS + column(x, bounds.left, bounds.width);

  function place() {
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    const whole = Math.min((width - 2 * MARGIN) / bounds.width, (height - 2 * MARGIN) / bounds.height);
    const scale = whole * view.k;
    const left = width / 2 - bounds.width * scale / 2 + view.dx;
    const top = height / 2 - bounds.height * scale / 2 + view.dy;
    return {
      scale,
      x: x => left + (x - bounds.left) * scale,
      y: y => top + (y - bounds.top) * scale,
      fromX: x => (x - left) / scale + bounds.left,
      fromY: y => (y - top) / scale + bounds.top,
    };
  }

  function size() {
    const usual = count > 20000 ? 1.5 : count > 3000 ? 2.5 : count > 600 ? 4 : 7;
    return Math.min(9, usual * Math.sqrt(view.k));
  }

  function fit(one) {
    const dense = devicePixelRatio || 1;
    const width = Math.round(canvas.clientWidth * dense);
    const height = Math.round(canvas.clientHeight * dense);
    if (one.width !== width || one.height !== height) {
      one.width = width;
      one.height = height;
    }
    const its = one.getContext('2d');
    its.setTransform(dense, 0, 0, dense, 0, 0);
    its.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    return its;
  }

  // All points, which takes longest, onto a canvas of their own.
  function drawStill() {
    const ink = fit(still);
    const at = place();
    const points = map.points;
    const side = size();
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    ink.globalAlpha = 0.08;
    map.groups.forEach((g, i) => {
      ink.fillStyle = hues[i % 10];
      ink.beginPath();
      ink.arc(at.x(g.x), at.y(g.y), g.radius * at.scale + 6, 0, 7);
      ink.fill();
    });
    ink.globalAlpha = lit.length ? 0.3 : 0.85;
    byGroup.forEach((some, group) => {
      ink.fillStyle = hues[group];
      for (const i of some) {
        const x = at.x(points[i * FIGURES]);
        const y = at.y(points[i * FIGURES + 1]);
        if (x > -side && y > -side && x < width + side && y < height + side) {
          ink.fillRect(x - side / 2, y - side / 2, side, side);
        }
      }
    });
    stillView = { ...view };
  }

  // What is drawn already, moved and enlarged as the view is now; sharp again once it rests.
  function compose() {
    fit(canvas);
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    const factor = view.k / stillView.k;
    pen.imageSmoothingEnabled = factor !== 1;
    pen.drawImage(
      still,
      width / 2 + view.dx - (width / 2 + stillView.dx) * factor,
      height / 2 + view.dy - (height / 2 + stillView.dy) * factor,
      width * factor,
      height * factor);
    const at = place();
    drawHits(at);
    drawNames(at);
  }

  function drawHits(at) {
    pen.fillStyle = colour['--bad'];
    pen.strokeStyle = colour['--card'];
    pen.lineWidth = 2;
    for (const i of hits) {
      pen.beginPath();
      pen.arc(at.x(map.points[i * FIGURES]), at.y(map.points[i * FIGURES + 1]), 6.5, 0, 7);
      pen.fill();
      pen.stroke();
    }
  }

  function drawNames(at) {
    pen.font = '600 13px system-ui, sans-serif';
    pen.textAlign = 'center';
    pen.lineWidth = 4;
    pen.lineJoin = 'round';
    pen.strokeStyle = colour['--card'];
    pen.fillStyle = colour['--ink'];
    const taken = [];
    for (const g of map.groups) {
      const middle = { x: at.x(g.x), y: at.y(g.y) };
      const reach = g.radius * at.scale;
      const seen = middle.x + reach > 0 && middle.x - reach < canvas.clientWidth
        && middle.y + reach > 0 && middle.y - reach < canvas.clientHeight;
      const name = g.title.length > 34 ? `${g.title.slice(0, 32)}…` : g.title;
      const half = pen.measureText(name).width / 2;
      const x = Math.min(Math.max(middle.x, half + 4), canvas.clientWidth - half - 4);
      const y = Math.max(14, middle.y - reach - 8);
      if (seen && name && !taken.some(t => Math.abs(t.x - x) < t.half + half + 4 && Math.abs(t.y - y) < 16)) {
        taken.push({ x, y, half });
        pen.strokeText(name, x, y);
        pen.fillText(name, x, y);
      }
    }
  }

  function draw() {
    if (map) {
      drawStill();
      compose();
    }
  }

  function change(to) {
    Object.assign(view, to);
    view.k = Math.min(CLOSEST, Math.max(1, view.k));
    // Some of the map stays in sight.
    const reach = { x: canvas.clientWidth * view.k / 2, y: canvas.clientHeight * view.k / 2 };
    view.dx = view.k === 1 ? 0 : Math.min(reach.x, Math.max(-reach.x, view.dx));
    view.dy = view.k === 1 ? 0 : Math.min(reach.y, Math.max(-reach.y, view.dy));
    canvas.classList.toggle('enlarged', view.k > 1);
    if (!asked) {
      asked = requestAnimationFrame(() => {
        asked = 0;
        compose();
      });
    }
    clearTimeout(resting);
    resting = setTimeout(draw, REST);
  }

  // Whatever is at this point stays there.
  function enlarge(factor, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) {
    const k = Math.min(CLOSEST, Math.max(1, view.k * factor));
    const real = k / view.k;
    const [fromMiddleX, fromMiddleY] = [x - canvas.clientWidth / 2, y - canvas.clientHeight / 2];
    change({
      k,
      dx: fromMiddleX - (fromMiddleX - view.dx) * real,
      dy: fromMiddleY - (fromMiddleY - view.dy) * real,
    });
  }

  function nearest(x, y) {
    const at = place();
    const [mapX, mapY, reach] = [at.fromX(x), at.fromY(y), NEAR / at.scale];
    let best = -1;
    let least = reach * reach;
    const [left, right] = [column(mapX - reach, bounds.left, bounds.width), column(mapX + reach, bounds.left, bounds.width)];
    const [top, bottom] = [column(mapY - reach, bounds.top, bounds.height), column(mapY + reach, bounds.top, bounds.height)];
    for (let row = top; row <= bottom; row++) {
      for (let cell = row * CELLS + left; cell <= row * CELLS + right; cell++) {
        for (let i = cells.heads[cell]; i >= 0; i = cells.next[i]) {
          const far = (map.points[i * FIGURES] - mapX) ** 2 + (map.points[i * FIGURES + 1] - mapY) ** 2;
          if (far < least) {
            least = far;
            best = i;
          }
        }
      }
    }
    return best;
  }

  function read(point) {
    const doc = map.documents[map.points[point * FIGURES + 3]];
    const index = map.points[point * FIGURES + 4];
    return htmx.ajax('GET', `${canvas.dataset.passage}?doc=${encodeURIComponent(doc)}&index=${index}`, '#tip');
  }

  function light() {
    const wanted = lit.map(hit => ({ doc: map.documents.indexOf(hit.doc), first: hit.first, last: hit.last }));
    hits = [];
    for (let i = 0; i < count && wanted.length; i++) {
      const doc = map.points[i * FIGURES + 3];
      const index = map.points[i * FIGURES + 4];
      if (wanted.some(hit => hit.doc === doc && index >= hit.first && index <= hit.last)) {
        hits.push(i);
      }
    }
  }

  let held = null;
  let moved = 0;
  function listen() {
    canvas.addEventListener('pointerdown', event => {
      if (event.button === 0) {
        held = { x: event.clientX, y: event.clientY };
        moved = 0;
      }
    });
    canvas.addEventListener('pointermove', event => {
      if (held && view.k > 1) {
        const [x, y] = [event.clientX - held.x, event.clientY - held.y];
        moved += Math.abs(x) + Math.abs(y);
        if (moved > 4) {
          canvas.setPointerCapture(event.pointerId);
          held = { x: event.clientX, y: event.clientY };
          change({ dx: view.dx + x, dy: view.dy + y });
        }
        return;
      }
      const point = nearest(event.offsetX, event.offsetY);
      canvas.style.cursor = point >= 0 ? 'pointer' : view.k > 1 ? 'grab' : 'crosshair';
      if (point >= 0 && point !== under) {
        under = point;
        clearTimeout(waiting);
        waiting = setTimeout(() => read(point), 90);
      }
    });
    const release = () => { held = null; };
    addEventListener('pointerup', release);
    addEventListener('pointercancel', release);
    canvas.addEventListener('click', event => {
      const point = nearest(event.offsetX, event.offsetY);
      if (moved <= 4 && point >= 0) {
        clearTimeout(waiting);
        read(point).then(() => tip.querySelector('a')?.focus());
      }
    });
    canvas.addEventListener('dblclick', event => enlarge(STEP * STEP, event.offsetX, event.offsetY));
    // The wheel scrolls the page, unless somebody is at the map.
    canvas.addEventListener('wheel', event => {
      if (event.ctrlKey || event.metaKey || document.activeElement === canvas) {
        event.preventDefault();
        enlarge(Math.exp(-event.deltaY / 300), event.offsetX, event.offsetY);
      }
    }, { passive: false });
    const far = 60;
    const KEYS = {
      '+': () => enlarge(STEP), '=': () => enlarge(STEP), '-': () => enlarge(1 / STEP), 0: () => change({ k: 1 }),
      ArrowLeft: () => change({ dx: view.dx + far }), ArrowRight: () => change({ dx: view.dx - far }),
      ArrowUp: () => change({ dy: view.dy + far }), ArrowDown: () => change({ dy: view.dy - far }),
    };
    canvas.addEventListener('keydown', event => {
      if (KEYS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        KEYS[event.key]();
      }
    });
    const buttons = document.getElementById('zoom');
    if (buttons) {
      buttons.hidden = false;
      buttons.addEventListener('click', event => KEYS[event.target.closest('button')?.dataset.key]?.());
    }
  }

  fetch(canvas.dataset.points, { headers: { Accept: 'application/json' } })
    .then(answer => answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))
    .then(points => {
      const began = performance.now();
      map = points;
      bounds = extent();
      readColours();
      arrange();
      light();
      draw();
      listen();
      canvas.dataset.drawn = String(count);
      canvas.dataset.took = String(Math.round(performance.now() - began));
      new ResizeObserver(draw).observe(canvas);
      const anew = () => {
        readColours();
        draw();
      };
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', anew);
    })
    .catch(() => { tip.textContent = 'The map cannot be drawn now: reload the page.'; });
})();
