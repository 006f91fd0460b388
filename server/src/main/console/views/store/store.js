import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { bytes } from '../../lib/amounts.js';
import { get } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { PageHead } from '../../parts/page.js';
import { Loading, ProblemBox, loaded } from '../../parts/states.js';
import { statusWord } from '../../parts/status.js';
import { Backups } from './backups.js';
import { Outstanding } from './outstanding.js';
import { Machines, Tables } from './sizes.js';

/** What keeps everything: how large it is, what is outstanding in it, and its backups. */
export default function Store() {
  const [sizes, addUp] = useState(false);
  const load = useLoad(() => get('/store', { query: { sizes: sizes || undefined } }), [sizes]);
  return html`<${PageHead} title="Store" actions=${load.data && html`<button type="button" disabled=${load.loading} onClick=${load.reload}>Look again</button>`}>
      <p class="muted">The database that keeps everything, and its backups.</p><//>
    <div class="stack">
      ${!load.data && load.problem?.status === 404 ? html`<p class="notice">${load.problem.detail}</p>` : loaded(load, store => html`
        <${Facts} store=${store} />
        <div class="grid-2"><${Outstanding} outstanding=${store.outstanding} readers=${store.readers} /><${Machines} machines=${store.machines} /></div>`, { what: 'Measuring the store' })}
      <${Backups} />
      ${load.data && html`<${Tables} tables=${load.data.tables} onAddUp=${() => addUp(true)} />`}
      ${sizes && !load.data && !load.problem && html`<${Loading} what="Adding up what each table takes" />`}
      ${load.problem && load.data && html`<${ProblemBox} problem=${load.problem} retry=${load.reload} />`}
    </div>`;
}

function Facts({ store: { kind, place, format, size, executions } }) {
  const all = Object.values(executions).reduce((sum, count) => sum + count, 0);
  const figures = [
    ['It takes', bytes(size.bytes), size.freeBytes > 0 ? `of which ${bytes(size.freeBytes)} are free for new rows` : 'with nothing to give back'],
    ['Write-ahead log', size.logBytes > 0 ? bytes(size.logBytes) : '–', size.logBytes > 0 ? 'beside the file' : 'kept by the database'],
    ['Executions', all.toLocaleString(), Object.entries(executions).map(([status, count]) => `${count.toLocaleString()} ${statusWord(status).toLowerCase()}`).join(', ') || 'none yet'],
    ['Format', format, 'migrations up to this one have run']
  ];
  return html`<section aria-label="The store"><p class="of-figures"><strong>${kind}</strong> <code>${place}</code></p>
    <dl class="grid-4">${figures.map(([label, value, note]) => html`<div key=${label} class="card stat"><dt>${label}</dt><dd>${value}<small>${note}</small></dd></div>`)}</dl></section>`;
}
