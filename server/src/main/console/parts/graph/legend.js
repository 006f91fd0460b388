import { html } from '../../lib/html.js';
import { statusName, statusText } from './statuses.js';

const ORDER = ['running', 'waiting', 'retrying', 'succeeded', 'caught', 'failed', 'aborted'];

/** How many states stand how, in words and in the colours of the graph. */
export function Legend({ statuses }) {
  const counts = new Map();
  for (const { status } of statuses.values()) {
    const name = statusName(status);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const there = ORDER.filter(name => counts.has(name));
  return html`<ul class="graph-legend" aria-label="States">
    ${there.map(name => html`<li key=${name} class=${`key-${name}`}>${statusText(name)} <b>${counts.get(name)}</b></li>`)}
  </ul>`;
}
