import { html } from '../../lib/html.js';
import { between, duration } from '../../lib/time.js';
import { Time } from '../../parts/time.js';

const SHOWN = 12;

/** What the server removed, the latest first; passes that found nothing are not told. */
export function Sweeps({ runs }) {
  const latest = [...runs].sort((one, other) => other.began.localeCompare(one.began)).slice(0, SHOWN);
  return html`<header><h2>Latest sweeps</h2></header>
    ${latest.length ? html`<div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Latest sweeps</caption>
      <thead><tr><th scope="col">Began</th><th scope="col">Took</th><th scope="col">Removed</th><th scope="col">Archived</th></tr></thead>
      <tbody>${latest.map(run => html`<tr key=${run.began}>
        <td data-label="Began"><${Time} at=${run.began} /></td>
        <td data-label="Took" class="number">${duration(between(run.began, run.ended))}</td>
        <td data-label="Removed" class="number">${run.removed.toLocaleString()}</td>
        <td data-label="Archived" class="number">${run.archived.toLocaleString()}</td></tr>`)}</tbody></table></div>`
      : html`<p class="body muted">Nothing was removed since the server began.</p>`}`;
}
