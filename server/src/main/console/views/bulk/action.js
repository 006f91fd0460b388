import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get, remove, url } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { Confirm } from '../../parts/dialog.js';
import { PageHead } from '../../parts/page.js';
import { ProblemBox, loaded } from '../../parts/states.js';
import { Status } from '../../parts/status.js';
import { Time } from '../../parts/time.js';
import { ACTIONS, LOOKS, WORDS, dealtWith } from './words.js';

const LOOK_AGAIN = 1500;

/** How far a bulk action has come, and for which executions it failed. */
export default function BulkAction({ params: { id } }) {
  const load = useLoad(() => get(url`/bulk-actions/${id}`), [id], { every: LOOK_AGAIN });
  const failed = useLoad(() => get(url`/bulk-actions/${id}/items`, { query: { failed: true, limit: 100 } }), [id, load.data?.failed]);
  const action = load.data;
  const title = action ? `${ACTIONS[action.action].verb} many` : 'Bulk action';
  return html`<${PageHead} title=${title} crumbs=${[['Bulk actions', '/bulk-actions']]} actions=${action && !action.endedAt && html`<${Cancel} id=${id} onDone=${load.reload} />`} />
    ${loaded(load, one => html`<div class="stack"><section class="card" aria-label="Progress"><div class="body stack">
      <p class="row"><${Status} status=${LOOKS[one.status]} said=${WORDS[one.status]} />${one.message}</p>
      <progress max=${Math.max(1, one.selected)} value=${dealtWith(one)} aria-label="Dealt with"></progress>
      <dl class="facts-line">
        ${[['Found', one.selected], ['Done', one.done], ['Nothing to do', one.skipped], ['Failed', one.failed]].map(([label, count]) => html`<div key=${label}><dt>${label}</dt><dd class="number">${count.toLocaleString()}</dd></div>`)}
        <div><dt>Search</dt><dd><code>${one.search || 'all'}</code></dd></div>
        <div><dt>By</dt><dd>${one.by}</dd></div><div><dt>Begun</dt><dd><${Time} at=${one.createdAt} /></dd></div>
        ${one.endedAt && html`<div><dt>Ended</dt><dd><${Time} at=${one.endedAt} /></dd></div>`}
      </dl></div></section>
      ${one.failed > 0 && failed.data && html`<${Failed} items=${failed.data.items} more=${Boolean(failed.data.after)} />`}</div>`, { what: 'Loading the bulk action' })}`;
}

function Failed({ items, more }) {
  return html`<section class="card" aria-label="Failed"><header><h2>Failed</h2></header><div class="scroll"><table class="cards-when-narrow">
    <caption class="visually-hidden">Executions for which it failed</caption>
    <thead><tr><th scope="col">Execution</th><th scope="col">Why</th></tr></thead>
    <tbody>${items.map(item => html`<tr key=${item.number}><td data-label="Execution"><a href=${path`/executions/${item.executionArn}`}>${nameOf(item.executionArn)}</a></td>
      <td data-label="Why">${item.outcome}</td></tr>`)}</tbody></table></div>${more && html`<p class="body muted">And more: pawl bulk show tells the first hundred, the REST API all.</p>`}</section>`;
}

function Cancel({ id, onDone }) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState(null);
  const cancel = () => remove(url`/bulk-actions/${id}`).then(() => (setOpen(false), onDone()), setProblem);
  if (!may('OPERATE')) return null;
  return html`<button type="button" class="danger" onClick=${() => setOpen(true)}>Cancel the action</button>
    ${open && html`<${Confirm} title="Cancel this bulk action" action="Cancel the action" onConfirm=${cancel} onClose=${() => setOpen(false)}>
      <p>Nothing further is begun. What was done stays.</p>${problem && html`<${ProblemBox} problem=${problem} />`}<//>`}`;
}
