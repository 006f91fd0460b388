import { html } from '../../lib/html.js';
import { Icon } from '../../parts/icons.js';
import { Time } from '../../parts/time.js';

/** Nodes, with the share that each holds. */
export function Nodes({ view: { nodes, partitions, self, draining } }) {
  return html`<div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Nodes</caption>
    <thead><tr><th scope="col">Node</th><th scope="col">State</th><th scope="col">Holds</th><th scope="col">Address</th><th scope="col">Version</th><th scope="col">Started</th></tr></thead>
    <tbody>${nodes.map(node => html`<tr key=${node.id}>
      <td data-label="Node"><span><strong>${calledNode(node)}</strong>${node.id === self && html` <span class="muted small">answers here</span>`}</span></td>
      <td data-label="State">${node.stopping
        ? html`<span class="badge is-pending"><${Icon} name="waiting" size=${13} />Stopping</span>`
        : draining ? html`<span class="badge is-pending"><${Icon} name="waiting" size=${13} />Takes no starts</span>`
        : html`<span class="badge is-succeeded"><${Icon} name="done" size=${13} />Up</span>`}</td>
      <td data-label="Holds"><${Held} count=${node.partitions} of=${partitions.length} /></td>
      <td data-label="Address"><code>${node.address || '–'}</code></td>
      <td data-label="Version">${node.version || '–'}</td>
      <td data-label="Started"><${Time} at=${node.startedAt} /></td></tr>`)}</tbody></table></div>`;
}

/** What a node is called; those without a name by their id. */
export function calledNode({ name, id }) {
  return name || id;
}

function Held({ count, of }) {
  return html`<span class="row nowrap"><span class="share" aria-hidden="true"><span class="going" style=${{ width: `${of ? count / of * 100 : 0}%` }}></span></span>
    <span class="number">${count} of ${of}</span></span>`;
}
