import { useEffect, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { get } from '../../lib/api.js';
import { useEvery, useLoad } from '../../lib/hooks.js';
import { useAddress, useQuery } from '../../lib/router.js';
import { Command } from '../../parts/copy.js';
import { Icon } from '../../parts/icons.js';
import { PageHead } from '../../parts/page.js';
import { Empty, ProblemBox, loaded } from '../../parts/states.js';
import { aws } from '../../lib/commands.js';
import { BulkButton } from '../bulk/dialog.js';
import { ExecutionTable } from './table.js';
import { Filters } from './filters.js';

const PAGE = 50;
const LOOK_AGAIN = 4000;
const FILTERS = ['q', 'machine', 'status', 'mapRun', 'startedAfter', 'startedBefore'];

/** Executions of all machines, found by words, status, time and what is in their data. */
export default function ExecutionList() {
  const { query } = useAddress();
  const filter = Object.fromEntries(FILTERS.map(name => [name, query.get(name) ?? '']));
  const key = JSON.stringify(filter);
  const first = useLoad(() => get('/executions', { query: { ...filter, limit: PAGE } }), [key]);
  const [more, setMore] = useState(nothing());
  useEffect(() => setMore(nothing()), [key]);
  useEvery(more.pages.length ? 0 : LOOK_AGAIN, first.reload);
  const last = more.pages.at(-1) ?? first.data;
  const load = async () => {
    setMore(before => ({ ...before, busy: true }));
    try {
      const page = await get('/executions', { query: { ...filter, limit: PAGE, after: last.after } });
      setMore(before => ({ pages: [...before.pages, page], busy: false, problem: null }));
    } catch (problem) {
      setMore(before => ({ ...before, busy: false, problem }));
    }
  };
  return html`<${PageHead} title="Executions" actions=${!filter.mapRun && html`<${BulkButton} filter=${filter} />`} />
    <div class="stack">
      <${Filters} filter=${filter} problem=${first.problem} />
      <section class="card" aria-label="Found executions">
        ${loaded(first, data => html`<${Found} pages=${[data, ...more.pages]} filtered=${Object.values(filter).some(Boolean)} />`, { what: 'Looking for executions' })}
        ${last?.after && html`<p class="row more"><button type="button" disabled=${more.busy} onClick=${load}>Show more</button></p>`}
        ${more.problem && html`<${ProblemBox} problem=${more.problem} retry=${load} />`}
      </section>
    </div>`;
}

function nothing() {
  return { pages: [], busy: false, problem: null };
}

function Found({ pages, filtered }) {
  const executions = pages.flatMap(page => page.executions);
  const behind = pages[0].indexedUpTo;
  if (!executions.length) return filtered ? html`<${NothingFits} />` : html`<${NoneYet} />`;
  return html`<${ExecutionTable} executions=${executions} />
    ${behind && html`<p class="muted small note">What was started or ended after ${new Date(behind).toLocaleString()} is still being indexed.</p>`}`;
}

function NothingFits() {
  const [, setText] = useQuery('q');
  return html`<${Empty} title="No execution fits">
    <p>Words are compared whole; a star stands for the rest: <code>name:order-*</code>. Try fewer words, or another time.</p>
    <button type="button" onClick=${() => setText('')}><${Icon} name="close" size=${15} />Clear the search</button>
  <//>`;
}

function NoneYet() {
  return html`<${Empty} title="Nothing has run yet">
    <p>Start an execution from the page of a <a href="/machines">machine</a>, or by command:</p>
    <${Command} text=${aws('start-execution', { 'state-machine-arn': 'ARN', input: '{}' })} />
  <//>`;
}
