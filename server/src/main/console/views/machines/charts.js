import { useId } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { useSize } from '../../lib/hooks.js';
import { absolute, duration } from '../../lib/time.js';
import { outcome, percent } from './statistics.js';

const PARTS = [['succeeded', 'Succeeded'], ['failed', 'Failed or timed out'], ['aborted', 'Aborted'], ['running', 'Running']];

/** How executions ended as one bar, with the share of success and their number as text. */
export function RateBar({ counts }) {
  const seen = outcome(counts);
  if (!seen.ended) return html`<span class="muted">none ended</span>`;
  const said = PARTS.filter(([name]) => seen[name] && name !== 'running').map(([name, text]) => `${seen[name].toLocaleString()} ${text.toLowerCase()}`).join(', ');
  return html`<span class="success-rate" title=${said}>
    <strong class="number">${percent(seen.rate)}</strong>
    <svg class="rate-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${segments(seen)}</svg>
    <span class="muted small number">of ${seen.ended.toLocaleString()}</span>
  </span>`;
}

function segments(seen) {
  let from = 0;
  return ['succeeded', 'failed', 'aborted'].map(name => {
    const width = seen[name] / seen.ended * 100;
    from += width;
    return width > 0 && html`<rect key=${name} class=${'bar-' + name} x=${from - width} y="0" width=${Math.max(width, 1)} height="6" />`;
  });
}

const USUAL = 480;
const HEIGHT = 150;
const LEFT = 34;
const BOTTOM = 20;

/** Executions over time as stacked bars; the same numbers follow as a table. */
export function ActivityChart({ buckets, label }) {
  const hatch = useId();
  const [ref, size] = useSize();
  const wide = size.width || USUAL;
  const most = Math.max(1, ...buckets.map(bucket => outcome(bucket).ended + outcome(bucket).running));
  const step = (wide - LEFT) / buckets.length;
  const high = count => count / most * (HEIGHT - BOTTOM - 8);
  return html`<figure class="chart" ref=${ref}>
    <svg viewBox=${`0 0 ${wide} ${HEIGHT}`} role="img" aria-label=${label}>
      <defs><pattern id=${hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="bar-failed" width="5" height="5" /><rect class="hatch" width="1.6" height="5" /></pattern></defs>
      ${[0, most].map(value => html`<g key=${value}><line class="rule" x1=${LEFT} x2=${wide} y1=${HEIGHT - BOTTOM - high(value)} y2=${HEIGHT - BOTTOM - high(value)} />
        <text x=${LEFT - 6} y=${HEIGHT - BOTTOM - high(value) + 4} text-anchor="end">${value.toLocaleString()}</text></g>`)}
      ${buckets.map((bucket, index) => html`<${Bar} key=${bucket.from} bucket=${bucket} x=${LEFT + index * step} width=${step} high=${high} hatch=${hatch} />`)}
      ${marks(buckets).map(([index, text, anchor]) => html`<text key=${index} x=${LEFT + index * step} y=${HEIGHT - 5} text-anchor=${anchor}>${text}</text>`)}
    </svg>
    <figcaption class="chart-legend">${PARTS.map(([name, text]) => html`<span key=${name}><i class=${'key bar-' + name}></i>${text}</span>`)}</figcaption>
  </figure>`;
}

function Bar({ bucket, x, width, high, hatch }) {
  const seen = outcome(bucket);
  let y = HEIGHT - BOTTOM;
  const parts = PARTS.filter(([name]) => seen[name]).map(([name]) => {
    const height = Math.max(2, high(seen[name]));
    y -= height;
    return html`<rect key=${name} class=${'bar-' + name} x=${x + 1} y=${y} width=${Math.max(1, width - 3)} height=${height}
      fill=${name === 'failed' ? `url(#${hatch})` : undefined} />`;
  });
  const said = PARTS.filter(([name]) => seen[name]).map(([name, text]) => `${text}: ${seen[name]}`).join('\n');
  return html`<g><title>${`${absolute(bucket.from)}\n${said || 'Nothing ran'}`}</title>
    <rect class="ground" x=${x} y="0" width=${width} height=${HEIGHT - BOTTOM} />${parts}</g>`;
}

function marks(buckets) {
  const last = buckets.length;
  const day = new Date(buckets.at(-1)?.to) - new Date(buckets[0]?.from) > 86400000 * 1.5;
  const text = time => new Date(time).toLocaleString(undefined, day ? { month: 'short', day: 'numeric' } : { hour: '2-digit', minute: '2-digit' });
  const middle = Math.floor(last / 2);
  return [[0, text(buckets[0].from), 'start'], [middle, text(buckets[middle].from), 'middle'], [last, 'now', 'end']];
}

/** The numbers of a chart for who would rather read them. */
export function ActivityTable({ buckets }) {
  const rows = buckets.filter(bucket => outcome(bucket).ended + outcome(bucket).running > 0);
  return html`<details class="as-table"><summary>The same as a table</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Executions over time"><table>
      <thead><tr><th scope="col">From</th>${PARTS.map(([name, text]) => html`<th scope="col" key=${name}>${text}</th>`)}<th scope="col">p50</th><th scope="col">p95</th></tr></thead>
      <tbody>${rows.map(bucket => html`<tr key=${bucket.from}><td class="nowrap">${absolute(bucket.from)}</td>
        ${PARTS.map(([name]) => html`<td class="number" key=${name}>${outcome(bucket)[name].toLocaleString()}</td>`)}
        <td class="number">${duration(bucket.p50Millis)}</td><td class="number">${duration(bucket.p95Millis)}</td></tr>`)}</tbody>
    </table>${rows.length === 0 && html`<p class="muted">Nothing ran in this time.</p>`}</div></details>`;
}

/** A small line of values over time, with its highest said in words. */
export function Sparkline({ values, label, text = String }) {
  const known = values.filter(value => value !== null && value !== undefined);
  if (known.length < 2) return null;
  const most = Math.max(...known) || 1;
  const step = 100 / (values.length - 1);
  const points = values.map((value, index) => value === null || value === undefined ? null : `${(index * step).toFixed(1)},${(28 - value / most * 25).toFixed(1)}`)
    .filter(Boolean).join(' ');
  return html`<svg class="sparkline" viewBox="0 0 100 30" preserveAspectRatio="none" role="img" aria-label=${`${label}; highest ${text(most)}`}>
    <polyline points=${points} vector-effect="non-scaling-stroke" /></svg>`;
}
