import { html } from '../../lib/html.js';
import { bytes } from '../../lib/amounts.js';
import { nameOf } from '../../lib/arn.js';
import { path } from '../../lib/router.js';

const SHOWN = 12;

/** Machines with the most executions first. */
export function Machines({ machines }) {
  const most = [...machines].sort((one, other) => (other.bytes ?? 0) - (one.bytes ?? 0) || other.executions - one.executions).slice(0, SHOWN);
  const measured = most.some(one => one.bytes !== undefined);
  return html`<section class="card" aria-label="Machines"><header><h2>Machines</h2></header>
    ${most.length ? html`<div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Machines with most executions</caption>
      <thead><tr><th scope="col">Machine</th><th scope="col">Executions</th><th scope="col">Running</th>${measured && html`<th scope="col">Histories</th>`}</tr></thead>
      <tbody>${most.map(one => html`<tr key=${one.stateMachineArn}>
        <td data-label="Machine"><a href=${path`/machines/${one.stateMachineArn}`}>${nameOf(one.stateMachineArn)}</a></td>
        <td data-label="Executions" class="number">${one.executions.toLocaleString()}</td>
        <td data-label="Running" class="number">${one.running.toLocaleString()}</td>
        ${measured && html`<td data-label="Histories" class="number">${bytes(one.bytes)}</td>`}</tr>`)}</tbody></table></div>
      ${machines.length > SHOWN && html`<p class="note muted small">The first ${SHOWN} of ${machines.length.toLocaleString()}.</p>`}`
      : html`<p class="body muted">No machine has executions.</p>`}</section>`;
}

/** Tables of the database; what they take is added up when somebody asks, because that reads all of a file. */
export function Tables({ tables, onAddUp }) {
  const measured = tables.some(table => table.bytes !== undefined);
  const sorted = [...tables].sort((one, other) => total(other) - total(one) || other.rows - one.rows);
  return html`<section class="card" aria-label="Tables"><header><h2>Tables</h2>${!measured && html`<button type="button" onClick=${onAddUp}>Add up sizes</button>`}</header>
    <details open=${measured}><summary class="body">${tables.length} tables, ${tables.reduce((sum, table) => sum + table.rows, 0).toLocaleString()} rows</summary>
    <div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Tables</caption>
      <thead><tr><th scope="col">Table</th><th scope="col">Rows</th>${measured && html`<th scope="col">Data</th><th scope="col">Indexes</th>`}</tr></thead>
      <tbody>${sorted.map(table => html`<tr key=${table.name}>
        <td data-label="Table"><code>${table.name}</code></td>
        <td data-label="Rows" class="number">${table.rows.toLocaleString()}</td>
        ${measured && html`<td data-label="Data" class="number">${bytes(table.bytes)}</td><td data-label="Indexes" class="number">${bytes(table.indexBytes)}</td>`}</tr>`)}</tbody></table></div>
    </details></section>`;
}

function total({ bytes: data = 0, indexBytes = 0 }) {
  return data + indexBytes;
}
