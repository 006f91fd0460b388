import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { PageHead } from '../../parts/page.js';
import { Loading, ProblemBox } from '../../parts/states.js';
import { ExecutionTable } from '../executions/table.js';
import { Attention } from './attention.js';
import { MachineLines, Numbers } from './numbers.js';
import { Pulse } from './pulse.js';
import { WaitingApprovals } from './waiting.js';
import { Welcome } from './welcome.js';

const LOOK_AGAIN = 5000;
const SHOWN = 8;

/** What needs somebody now: what failed, what waits for people, what runs. */
export default function Home() {
  const machines = useLoad(() => get('/machines', { query: { limit: 100 } }), [], { every: LOOK_AGAIN });
  const rates = useLoad(() => get('/statistics/machines', { query: { since: 'PT24H' } }), [], { every: LOOK_AGAIN });
  const failed = useLoad(() => get('/executions', { query: { q: 'status:failed,timed_out', limit: SHOWN } }), [], { every: LOOK_AGAIN });
  const recent = useLoad(() => get('/executions', { query: { limit: SHOWN } }), [], { every: LOOK_AGAIN });
  const overview = useLoad(() => may('VIEW', '*') ? get('/overview') : null, [], { every: LOOK_AGAIN });
  if (machines.problem && !machines.data) return html`<${ProblemBox} problem=${machines.problem} retry=${machines.reload} />`;
  if (!machines.data) return html`<${PageHead} title="Home" /><${Loading} what="Loading what runs here" />`;
  if (!machines.data.machines.length) return html`<${PageHead} title="Home" /><${Welcome} />`;
  return html`<${PageHead} title="Home" actions=${may('EDIT') && html`<a class="button" href="/machines/new">New state machine</a>`} />
    <div class="stack">
      <${Attention} overview=${overview.data} />
      ${rates.data && html`<${Numbers} machines=${rates.data.machines} />`}
      <${Pulse} overview=${overview.data} />
      <${Executions} title="Failed lately" load=${failed} href="/executions?q=status%3Afailed%2Ctimed_out" none="Nothing has failed. Good." />
      <div class="grid-2">
        <${WaitingApprovals} />
        <${MachineLines} machines=${machines.data.machines} rates=${rates.data?.machines ?? []} />
      </div>
      <${Executions} title="Started lately" load=${recent} href="/executions" none="Nothing has run yet. Open a machine and start it." />
    </div>`;
}

function Executions({ title, load, href, none }) {
  return html`<section class="card"><header><h2>${title}</h2><a href=${href}>All of them<span class="visually-hidden">: ${title}</span></a></header>
    ${load.problem && html`<${ProblemBox} problem=${load.problem} retry=${load.reload} />`}
    ${load.data && (load.data.executions.length
      ? html`<${ExecutionTable} executions=${load.data.executions} caption=${title} />`
      : html`<p class="body muted">${none}</p>`)}
  </section>`;
}
