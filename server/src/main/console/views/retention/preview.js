import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { bytes } from '../../lib/amounts.js';
import { post } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { path } from '../../lib/router.js';
import { useWork } from '../../lib/work.js';
import { ProblemBox } from '../../parts/states.js';
import { Status } from '../../parts/status.js';
import { many } from '../execution/words.js';

/** What would be removed now; it is counted when somebody asks, because that takes a moment. */
export function Preview() {
  const [found, set] = useState(null);
  const { problem, busy, run } = useWork(set);
  return html`<section class="card" aria-label="What would go now"><header><h2>What would go now</h2>
      <button type="button" disabled=${busy} onClick=${() => run(() => post('/retention/preview'))}>${busy ? 'Counting…' : found ? 'Count again' : 'Count'}</button></header>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    ${found ? html`<${Found} found=${found} />` : html`<p class="body muted">Counts what policies let go, and removes nothing.</p>`}</section>`;
}

function Found({ found: { executions, bytes: size, partial, groups } }) {
  if (!executions) return html`<p class="body" role="status">Nothing would go: policies keep all that there is.</p>`;
  return html`<p class="body" role="status"><strong>${many(executions, 'execution')}</strong>${partial && ' or more'} would go${size > 0 && html`, about ${bytes(size)}`}.</p>
    <div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">What would go now, by machine and status</caption>
    <thead><tr><th scope="col">Machine</th><th scope="col">Status</th><th scope="col">Executions</th></tr></thead>
    <tbody>${groups.map(one => html`<tr key=${one.stateMachineArn + one.status}>
      <td data-label="Machine"><a href=${path`/machines/${one.stateMachineArn}`}>${nameOf(one.stateMachineArn)}</a></td>
      <td data-label="Status"><${Status} status=${one.status} /></td>
      <td data-label="Executions" class="number">${one.executions.toLocaleString()}</td></tr>`)}</tbody></table></div>`;
}
