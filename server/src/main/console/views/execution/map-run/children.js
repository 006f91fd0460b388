import { useEffect, useState } from 'preact/hooks';
import { html } from '../../../lib/html.js';
import { get } from '../../../lib/api.js';
import { useEvery, useLoad } from '../../../lib/hooks.js';
import { useQuery } from '../../../lib/router.js';
import { Empty, ProblemBox, loaded } from '../../../parts/states.js';
import { statusWord } from '../../../parts/status.js';
import { ExecutionTable } from '../../executions/table.js';

const PAGE = 50;
const LOOK_AGAIN = 2000;
const STATUSES = ['', 'RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];

/** The executions of a map run's items, newest first. */
export function Children({ arn, running }) {
  const [status, setStatus] = useQuery('status');
  const ask = after => get('/executions', { query: { mapRun: arn, status, limit: PAGE, after } });
  const first = useLoad(() => ask(), [arn, status]);
  const [more, setMore] = useState({ pages: [], problem: null });
  useEffect(() => setMore({ pages: [], problem: null }), [arn, status]);
  useEvery(running && !more.pages.length ? LOOK_AGAIN : 0, first.reload);
  const last = more.pages.at(-1) ?? first.data;
  const load = async () => {
    try {
      const page = await ask(last.after);
      setMore(before => ({ pages: [...before.pages, page], problem: null }));
    } catch (problem) {
      setMore(before => ({ ...before, problem }));
    }
  };
  return html`<section class="card" aria-label="Child executions">
    <header><h2>Child executions</h2>
      <div class="row" role="group" aria-label="Status">${STATUSES.map(one => html`<button type="button" key=${one} class="small" aria-pressed=${String(one === status)} onClick=${() => setStatus(one)}>${one ? statusWord(one) : 'All'}</button>`)}</div></header>
    ${loaded(first, data => table([data, ...more.pages].flatMap(page => page.executions), status), { what: 'Loading the child executions' })}
    ${more.problem && html`<${ProblemBox} problem=${more.problem} retry=${load} />`}
    ${last?.after && html`<p class="row more"><button type="button" onClick=${load}>Show more</button></p>`}
  </section>`;
}

function table(executions, status) {
  if (executions.length) return html`<${ExecutionTable} executions=${executions} withMachine=${false} caption="Child executions, newest first" />`;
  return html`<${Empty} title=${status ? 'No child execution stands so' : 'No child executions'}><p>${status ? 'Choose another status, or All.' : 'None has begun, or they are Express executions, which are not listed: the counts above tell how they ended.'}</p><//>`;
}
