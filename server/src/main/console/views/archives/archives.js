import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { get } from '../../lib/api.js';
import { machineArnOf, nameOf } from '../../lib/arn.js';
import { useLoad, useRested } from '../../lib/hooks.js';
import { path, useQuery } from '../../lib/router.js';
import { PageHead } from '../../parts/page.js';
import { Empty, loaded } from '../../parts/states.js';
import { Status, statusWord } from '../../parts/status.js';
import { Time } from '../../parts/time.js';

const PAGE = 100;
const MOST = 1000;
const REST = 300;
const ENDS = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];

/** Executions that were removed from the store and are in archives. */
export default function Archives() {
  const [name, setName] = useQuery('name');
  const [machine, setMachine] = useQuery('machine');
  const [status, setStatus] = useQuery('status');
  const [limit, setLimit] = useState(PAGE);
  const filter = useRested(JSON.stringify({ name, machine, status }), REST);
  const load = useLoad(() => get('/archives/executions', { query: { ...JSON.parse(filter), limit } }), [filter, limit]);
  const change = set => event => {
    setLimit(PAGE);
    set(event.currentTarget.value.trim());
  };
  const more = load.data?.executions.length === limit;
  return html`<${PageHead} title="Archives"><p class="muted">What <a href="/retention">retention</a> removed and wrote to the archive before. It can be read, but not redriven or forked.</p><//>
    <form class="row filters" role="search" aria-label="Filter the archives" onSubmit=${event => event.preventDefault()}>
      <label class="field">Name<input type="search" value=${name} onInput=${change(setName)} spellcheck=${false} autocomplete="off" placeholder="o-7, compared whole" /></label>
      <label class="field">Machine<input type="search" value=${machine} onInput=${change(setMachine)} spellcheck=${false} autocomplete="off" placeholder="name or ARN" /></label>
      <label class="field">Status<select value=${status} onChange=${change(setStatus)}><option value="">any</option>${ENDS.map(one => html`<option key=${one} value=${one} selected=${one === status}>${statusWord(one)}</option>`)}</select></label>
    </form>
    <section class="card" aria-label="Archived executions">${loaded(load, data => data.executions.length
      ? html`<${Table} executions=${data.executions} />
        ${more && html`<p class="note">${limit < MOST ? html`<button type="button" onClick=${() => setLimit(MOST)}>Show more</button>` : html`<span class="muted small">The first ${MOST.toLocaleString()} are shown. <code>pawl archive list</code> has all.</span>`}</p>`}`
      : html`<${Nothing} filtered=${Boolean(name || machine || status)} />`, { what: 'Looking into the archives' })}</section>`;
}

function Nothing({ filtered }) {
  if (filtered) return html`<${Empty} title="No archived execution fits"><p>Names are compared whole.</p><//>`;
  return html`<${Empty} title="Nothing is archived here">
    <p>With <code>"archive": true</code> in a policy of <a href="/retention">retention</a> and the section <code>archive</code> in <code>pawl.json</code>, executions are written to compressed files before they are removed.</p><//>`;
}

function Table({ executions }) {
  return html`<div class="scroll"><table class="cards-when-narrow">
    <caption class="visually-hidden">Archived executions, newest files first</caption>
    <thead><tr><th scope="col">Execution</th><th scope="col">Machine</th><th scope="col">Status</th><th scope="col">Started</th><th scope="col">Ended</th><th scope="col">File</th></tr></thead>
    <tbody>${executions.map(one => html`<tr key=${one.executionArn + one.file}>
      <td data-label="Execution"><a class="strong" href=${path`/executions/${one.executionArn}`}>${one.name}</a></td>
      <td data-label="Machine"><a class="quiet" href=${path`/machines/${machineArnOf(one.stateMachineArn)}`}>${nameOf(one.stateMachineArn)}</a></td>
      <td data-label="Status"><${Status} status=${one.status} /></td>
      <td data-label="Started"><${Time} at=${one.startDate} /></td>
      <td data-label="Ended"><${Time} at=${one.stopDate} /></td>
      <td data-label="File"><code class="small">${one.file}</code></td></tr>`)}</tbody></table></div>`;
}
