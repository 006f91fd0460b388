import { html } from '../../lib/html.js';
import { nameOf, readArn } from '../../lib/arn.js';
import { get, url } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { go, path } from '../../lib/router.js';
import { Arn, Copyable } from '../../parts/copy.js';
import { Graph } from '../../parts/graph.js';
import { Json } from '../../parts/json.js';
import { Loading } from '../../parts/states.js';
import { Status } from '../../parts/status.js';

const LOOK_AGAIN = 5000;

/** Which execution waits, in which state, and with which input it was started. */
export function Origin({ approval }) {
  const { execution, stateMachine, state, takesOver } = approval;
  const load = useLoad(() => get(url`/executions/${execution}`), [execution], { every: LOOK_AGAIN });
  const there = state ? path`/executions/${execution}` + '?state=' + encodeURIComponent(state) : path`/executions/${execution}`;
  return html`<section class="card" aria-labelledby="origin"><header><h2 id="origin">Who asks</h2></header>
    <div class="body stack">
      <dl class="pairs">
        <div><dt>Execution</dt><dd><a href=${there}>${nameOf(execution)}</a> ${load.data && html`<${Status} status=${load.data.status} />`}</dd></div>
        <div><dt>State</dt><dd>${state ? html`<a href=${there}>${state}</a>` : html`<span class="muted">not known any more</span>`}</dd></div>
        <div><dt>Machine</dt><dd><a href=${path`/machines/${stateMachine}`}>${readArn(stateMachine).machine}</a></dd></div>
        <div><dt>Request</dt><dd><${Copyable} text=${approval.id} label="Copy the id of the request" /></dd></div>
        <div><dt>ARN</dt><dd><${Arn} arn=${execution} /></dd></div>
        ${takesOver && html`<div><dt>Goes on with</dt><dd><a href=${path`/approvals/${takesOver}`}>${takesOver}</a></dd></div>`}
      </dl>
      <${Drawing} execution=${execution} state=${state} waits=${approval.status === 'WAITING'} />
      ${load.data?.input && html`<details><summary>Input of the execution</summary><${Json} text=${load.data.input} label="Input of the execution" /></details>`}
    </div>
  </section>`;
}

/** The machine with the state that asks; pressing a state leads to it on the execution's page. */
function Drawing({ execution, state, waits }) {
  const load = useLoad(() => get(url`/executions/${execution}/graph`, { accept: 'image/svg+xml' }), [execution]);
  if (load.problem) return null;
  if (!load.data) return html`<${Loading} what="Loading the graph" />`;
  const open = name => name && name !== state && go(path`/executions/${execution}` + '?state=' + encodeURIComponent(name));
  return html`<div class="approval-graph"><${Graph} svg=${load.data} selected=${state} onSelect=${open} label="Graph of the machine that asks" /></div>
    ${state && html`<p class="muted small">${waits ? 'It waits in' : 'It was asked in'} <strong>${state}</strong>, the state with the frame.</p>`}`;
}
