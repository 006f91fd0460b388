import { html } from '../../lib/html.js';
import { duration } from '../../lib/time.js';
import { calledNode } from './nodes.js';

/** Each partition with its owner, how long the lease still holds, and how often it was handed over. */
export function Partitions({ view: { partitions, nodes } }) {
  const names = new Map(nodes.map(node => [node.id, calledNode(node)]));
  const without = partitions.filter(one => one.node === undefined).length;
  const handed = partitions.reduce((sum, one) => sum + handOvers(one), 0);
  return html`<p class="body">${without
      ? html`<strong class="bad">${without.toLocaleString()} of ${partitions.length} have no owner</strong>: executions in them stand still until a node takes them.`
      : `${partitions.length === 1 ? 'The one there is has' : `All ${partitions.length} have`} an owner.`} ${handed === 1 ? 'One was' : `${handed.toLocaleString()} were`} handed over since the database was made, restarts included.</p>
    <details><summary class="body">Each partition</summary><div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Partitions</caption>
      <thead><tr><th scope="col">Partition</th><th scope="col">Node</th><th scope="col">Lease holds for</th><th scope="col">Handed over</th></tr></thead>
      <tbody>${partitions.map(one => html`<tr key=${one.partition}>
        <td data-label="Partition" class="number">${one.partition}</td>
        <td data-label="Node">${one.node === undefined ? html`<span class="bad">nobody</span>` : names.get(one.node) ?? html`<code>${one.node}</code> <span class="muted small">gone</span>`}</td>
        <td data-label="Lease holds for" class="number">${one.node === undefined ? '–' : duration(one.leaseMillis)}</td>
        <td data-label="Handed over" class="number">${handOvers(one).toLocaleString()}×</td></tr>`)}</tbody></table></div></details>`;
}

/** The first owner took it from nobody. */
function handOvers({ epoch }) {
  return Math.max(0, epoch - 1);
}
