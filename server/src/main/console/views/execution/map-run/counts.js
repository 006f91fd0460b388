import { html } from '../../../lib/html.js';
import { looks } from '../words.js';

const ENDS = [['succeeded', 'SUCCEEDED'], ['failed', 'FAILED'], ['timedOut', 'TIMED_OUT'], ['aborted', 'ABORTED'], ['running', 'RUNNING'], ['pending', 'NONE']];

/** The items by how far they are, as a bar and as numbers; and the child executions that have them, where several items share one. */
export function Counts({ run: { itemCounts, executionCounts } }) {
  const batched = itemCounts.total !== executionCounts.total;
  return html`<section class="card counts" aria-label="Counts">
    <${Bar} counts=${itemCounts} what="Items" />
    ${batched && html`<${Bar} counts=${executionCounts} what="Child executions" />`}
    ${itemCounts.failuresNotRedrivable > 0 && html`<p class="muted small">${itemCounts.failuresNotRedrivable.toLocaleString()} of what failed cannot be redriven.</p>`}
  </section>`;
}

function Bar({ counts, what }) {
  const total = counts.total ?? 0;
  const over = total - (counts.pending ?? 0) - (counts.running ?? 0);
  const told = ENDS.filter(([member]) => counts[member] > 0);
  return html`<div class="count-row">
    <p class="row spread"><strong>${what}</strong><span class="number" role="status">${over.toLocaleString()} of ${total.toLocaleString()} done</span></p>
    <div class="share-bar" aria-hidden="true">${told.map(([member, status]) => html`<i key=${member} class=${'span look-' + lookOf(status)} style=${{ flexGrow: counts[member] }}></i>`)}</div>
    <dl class="facts-line">${ENDS.map(([member, status]) => html`<div key=${member}><dt><i class=${'span look-' + lookOf(status)}></i> ${word(member, status)}</dt><dd class="number">${(counts[member] ?? 0).toLocaleString()}</dd></div>`)}
      ${counts.resultsWritten > 0 && html`<div><dt>Results written</dt><dd class="number">${counts.resultsWritten.toLocaleString()}</dd></div>`}</dl>
  </div>`;
}

function lookOf(status) {
  return status === 'NONE' ? 'queued' : status.toLowerCase();
}

function word(member, status) {
  if (member === 'pending') return 'Pending';
  return member === 'running' ? 'Running' : looks(status).word;
}
