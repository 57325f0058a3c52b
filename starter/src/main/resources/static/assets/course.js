'use strict';

// Documents and tokens a minute over the time of a run. The table below it says the same.
(() => {
  const place = document.getElementById('course');
  if (!place || typeof uPlot === 'undefined') {
    return;
  }
  const HEIGHT = 220;
  const PAUSE_MILLIS = 4000;
  const look = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  let chart = null;
  let waiting = false;

  function series(course) {
    const perMinute = 60 / course.slot_seconds;
    const times = course.documents.map((_, i) => course.start_seconds + i * course.slot_seconds);
    return [times, course.documents.map(n => n * perMinute), course.tokens.map(n => n * perMinute)];
  }

  function rounded(value) {
    return value == null ? '–' : value.toLocaleString(undefined, { maximumFractionDigits: 1 });
  }

  function axis(extra) {
    return { stroke: look('--quiet'), grid: { stroke: look('--line'), width: 1 }, ticks: { show: false }, ...extra };
  }

  function draw(data) {
    if (chart) {
      chart.destroy();
    }
    chart = new uPlot({
      width: place.clientWidth,
      height: HEIGHT,
      cursor: { points: { size: 6 } },
      scales: { x: { time: true }, documents: { range: (_, __, most) => [0, most || 1] }, tokens: { range: (_, __, most) => [0, most || 1] } },
      axes: [
        axis({ space: 80 }),
        axis({ scale: 'documents', size: 56 }),
        axis({ scale: 'tokens', side: 1, size: 72, grid: { show: false }, values: (_, marks) => marks.map(m => m >= 1000 ? `${m / 1000}k` : m) }),
      ],
      series: [
        {},
        { label: 'Documents a minute', scale: 'documents', stroke: look('--done'), fill: look('--done-soft'), width: 2, points: { show: data[0].length < 30, size: 5 }, value: (_, v) => rounded(v) },
        { label: 'Tokens a minute', scale: 'tokens', stroke: look('--run'), width: 2, dash: [6, 4], points: { show: false }, value: (_, v) => rounded(v) },
      ],
    }, data, place);
  }

  async function show() {
    const answer = await fetch(place.dataset.href, { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      return;
    }
    const data = series(await answer.json());
    place.hidden = data[0].length === 0;
    if (place.hidden) {
      return;
    }
    if (chart) {
      chart.setData(data);
    } else {
      draw(data);
    }
  }

  // However often the task changes, its course is asked for now and then.
  function soon() {
    if (!waiting) {
      waiting = true;
      setTimeout(() => {
        waiting = false;
        show().catch(() => {});
      }, PAUSE_MILLIS);
    }
  }

  show().catch(() => {});
  document.body.addEventListener('htmx:sseMessage', soon);
  document.body.addEventListener('again', soon);
  new ResizeObserver(() => {
    if (chart && place.clientWidth > 0 && chart.width !== place.clientWidth) {
      chart.setSize({ width: place.clientWidth, height: HEIGHT });
    }
  }).observe(place);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    if (chart) {
      draw(chart.data);
    }
  });
})();
