import { html } from '../../lib/html.js';
import { nameOf, readArn } from '../../lib/arn.js';
import { get, url } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { Arn, Copyable } from '../../parts/copy.js';
import { Json } from '../../parts/json.js';
import { Loading } from '../../parts/states.js';
import { Status } from '../../parts/status.js';
import { Svg } from '../../parts/svg.js';

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

function Drawing({ execution, state, waits }) {
  const load = useLoad(() => get(url`/executions/${execution}/graph`, { accept: 'image/svg+xml' }), [execution]);
  if (load.problem) return null;
  if (!load.data) return html`<${Loading} what="Loading the graph" />`;
  const mark = root => root.querySelectorAll('[data-state]').forEach(node => node.classList.toggle('is-waiting', waits && node.dataset.state === state));
  return html`<${Svg} class="approval-graph" text=${load.data} onDrawn=${mark} role="img" aria-label=${`Graph of the machine; ${state ?? 'a state'} asks`} />`;
}
