import { html } from '../../lib/html.js';
import { get } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { PageHead } from '../../parts/page.js';
import { Empty, loaded } from '../../parts/states.js';
import { Status } from '../../parts/status.js';
import { Time } from '../../parts/time.js';
import { ACTIONS, LOOKS, WORDS, dealtWith } from './words.js';

const LOOK_AGAIN = 3000;

/** What was done, and is being done, to many executions. */
export default function BulkList() {
  const load = useLoad(() => get('/bulk-actions', { query: { limit: 100 } }), [], { every: LOOK_AGAIN });
  return html`<${PageHead} title="Bulk actions"><p class="muted">The same done to many executions that a search finds.</p><//>
    <section class="card" aria-label="Bulk actions">${loaded(load, ({ bulkActions }) => bulkActions.length
      ? html`<${Table} actions=${bulkActions} />`
      : html`<${Empty} title="No bulk actions yet"><p>Search <a href="/executions">executions</a>, then act on all that were found.</p><//>`, { what: 'Loading bulk actions' })}</section>`;
}

function Table({ actions }) {
  return html`<div class="scroll"><table class="cards-when-narrow">
    <caption class="visually-hidden">Bulk actions, newest first</caption>
    <thead><tr><th scope="col">Action</th><th scope="col">Search</th><th scope="col">State</th><th scope="col">Done</th><th scope="col">Failed</th><th scope="col">By</th><th scope="col">Begun</th></tr></thead>
    <tbody>${actions.map(one => html`<tr key=${one.id}>
      <td data-label="Action"><a class="strong" href=${path`/bulk-actions/${one.id}`}>${ACTIONS[one.action].verb}</a></td>
      <td data-label="Search"><code>${one.search || 'all'}</code></td>
      <td data-label="State"><${Status} status=${LOOKS[one.status]} said=${WORDS[one.status]} /></td>
      <td data-label="Done" class="number">${dealtWith(one).toLocaleString()} of ${one.selected.toLocaleString()}</td>
      <td data-label="Failed" class=${one.failed ? 'number bad' : 'number'}>${one.failed.toLocaleString()}</td>
      <td data-label="By">${one.by}</td><td data-label="Begun"><${Time} at=${one.createdAt} /></td></tr>`)}</tbody></table></div>`;
}
