'use strict';

// Points on a canvas; the groups and the hits beside it say the same in words.
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
  const lit = JSON.parse(canvas.dataset.lit || '[]');
  let map = null;
  let hits = [];
  let bounds = null;
  let grid = new Map();
  let under = -1;
  let waiting = 0;

  // The colours are those of the list's patches, whatever the scheme.
  const patch = document.createElement('span');
  patch.className = 'patch';
  patch.hidden = true;
  document.body.append(patch);
  function colours() {
    return Array.from({ length: 10 }, (_, i) => {
      patch.className = `patch c${i}`;
      return getComputedStyle(patch).backgroundColor;
    });
  }
  const look = name => {
    patch.className = 'patch';
    patch.style.backgroundColor = `var(${name})`;
    const colour = getComputedStyle(patch).backgroundColor;
    patch.style.backgroundColor = '';
    return colour;
  };

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

  function place() {
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    const scale = Math.min((width - 2 * MARGIN) / bounds.width, (height - 2 * MARGIN) / bounds.height);
    return {
      scale,
      x: x => (width - bounds.width * scale) / 2 + (x - bounds.left) * scale,
      y: y => (height - bounds.height * scale) / 2 + (y - bounds.top) * scale,
    };
  }

  function draw() {
    if (!map) {
      return;
    }
    const dense = devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * dense;
    canvas.height = canvas.clientHeight * dense;
    const pen = canvas.getContext('2d');
    pen.scale(dense, dense);
    const at = place();
    const points = map.points;
    const count = points.length / FIGURES;
    const size = count > 20000 ? 1.5 : count > 3000 ? 2.5 : count > 600 ? 4 : 7;
    const hues = colours();
    pen.globalAlpha = 0.08;
    map.groups.forEach((g, i) => {
      pen.fillStyle = hues[i % hues.length];
      pen.beginPath();
      pen.arc(at.x(g.x), at.y(g.y), g.radius * at.scale + 6, 0, 7);
      pen.fill();
    });
    pen.globalAlpha = lit.length ? 0.3 : 0.85;
    grid = new Map();
    for (let i = 0; i < count; i++) {
      const x = at.x(points[i * FIGURES]);
      const y = at.y(points[i * FIGURES + 1]);
      pen.fillStyle = hues[points[i * FIGURES + 2] % hues.length];
      pen.fillRect(x - size / 2, y - size / 2, size, size);
      const cell = `${Math.floor(x / NEAR)},${Math.floor(y / NEAR)}`;
      (grid.get(cell) ?? grid.set(cell, []).get(cell)).push(i, x, y);
    }
    pen.globalAlpha = 1;
    for (const i of hits) {
      const x = at.x(points[i * FIGURES]);
      const y = at.y(points[i * FIGURES + 1]);
      pen.fillStyle = look('--bad');
      pen.strokeStyle = look('--card');
      pen.lineWidth = 2;
      pen.beginPath();
      pen.arc(x, y, 6.5, 0, 7);
      pen.fill();
      pen.stroke();
    }
    pen.font = '600 13px system-ui, sans-serif';
    pen.textAlign = 'center';
    pen.lineWidth = 4;
    pen.lineJoin = 'round';
    const taken = [];
    map.groups.forEach(g => {
      const name = g.title.length > 34 ? `${g.title.slice(0, 32)}…` : g.title;
      const half = pen.measureText(name).width / 2;
      const x = Math.min(Math.max(at.x(g.x), half + 4), canvas.clientWidth - half - 4);
      const y = Math.max(14, at.y(g.y) - g.radius * at.scale - 8);
      if (name && !taken.some(t => Math.abs(t.x - x) < t.half + half + 4 && Math.abs(t.y - y) < 16)) {
        taken.push({ x, y, half });
        pen.strokeStyle = look('--card');
        pen.fillStyle = look('--ink');
        pen.strokeText(name, x, y);
        pen.fillText(name, x, y);
      }
    });
  }

  function nearest(x, y) {
    let best = -1;
    let least = NEAR * NEAR;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        const some = grid.get(`${Math.floor(x / NEAR) + dx},${Math.floor(y / NEAR) + dy}`) ?? [];
        for (let k = 0; k < some.length; k += 3) {
          const far = (some[k + 1] - x) ** 2 + (some[k + 2] - y) ** 2;
          if (far < least) {
            least = far;
            best = some[k];
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

  canvas.addEventListener('mousemove', event => {
    const point = map ? nearest(event.offsetX, event.offsetY) : -1;
    canvas.style.cursor = point >= 0 ? 'pointer' : 'crosshair';
    if (point >= 0 && point !== under) {
      under = point;
      clearTimeout(waiting);
      waiting = setTimeout(() => read(point), 90);
    }
  });
  canvas.addEventListener('click', event => {
    const point = map ? nearest(event.offsetX, event.offsetY) : -1;
    if (point >= 0) {
      clearTimeout(waiting);
      read(point).then(() => tip.querySelector('a')?.focus());
    }
  });

  function light() {
    const wanted = lit.map(hit => ({ doc: map.documents.indexOf(hit.doc), first: hit.first, last: hit.last }));
    hits = [];
    for (let i = 0; i < map.points.length / FIGURES; i++) {
      const doc = map.points[i * FIGURES + 3];
      const index = map.points[i * FIGURES + 4];
      if (wanted.some(hit => hit.doc === doc && index >= hit.first && index <= hit.last)) {
        hits.push(i);
      }
    }
  }

  fetch(canvas.dataset.points, { headers: { Accept: 'application/json' } })
    .then(answer => answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))
    .then(points => {
      map = points;
      bounds = extent();
      light();
      draw();
      canvas.dataset.drawn = String(map.points.length / FIGURES);
      new ResizeObserver(draw).observe(canvas);
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
    })
    .catch(() => { tip.textContent = 'The map cannot be drawn now: reload the page.'; });
})();
