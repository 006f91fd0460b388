import { html } from '../../lib/html.js';

const WIDTH = 120;
const HEIGHT = 24;
const FIGURES = [['started', 'Started'], ['unsuccessful', 'Unsuccessful'], ['transitions', 'States entered'], ['requests', 'Requests']];

/** What happens each second, with the last ten minutes as small lines; nothing where one may not see it. */
export function Pulse({ overview: data }) {
  if (!data) return null;
  return html`<section aria-label="Each second"><dl class="grid-4">
    ${FIGURES.map(([name, label]) => html`<div key=${name} class="card stat"><dt>${label} each second</dt>
      <dd>${data.rates[name].toLocaleString()}<${Line} values=${data.series[name]} /></dd></div>`)}
  </dl></section>`;
}

/** The words beside it say how things are now; the line only how they went, so it is decoration for those who cannot see it. */
function Line({ values }) {
  if (values.length < 2) return null;
  const most = Math.max(...values, 1e-9);
  const points = values.map((value, i) => `${(i / (values.length - 1) * WIDTH).toFixed(1)},${(HEIGHT - 1 - value / most * (HEIGHT - 2)).toFixed(1)}`);
  return html`<svg class="pulse-line" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true"><polyline points=${points.join(' ')} /></svg>`;
}
