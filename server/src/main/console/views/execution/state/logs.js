import { html } from '../../../lib/html.js';
import { get, url } from '../../../lib/api.js';
import { useLoad } from '../../../lib/hooks.js';
import { Command, CopyButton } from '../../../parts/copy.js';
import { loaded } from '../../../parts/states.js';
import { Time } from '../../../parts/time.js';

const LOOK_AGAIN = 3000;

/** What the work of an execution's tasks wrote, where their connector keeps it. */
export function Logs({ page }) {
  const { executionArn, status } = page.watch.description;
  const every = status === 'RUNNING' ? LOOK_AGAIN : 0;
  const load = useLoad(() => get('/task-logs', { query: { execution: executionArn } }), [executionArn], { every });
  return loaded(load, ({ tasks }) => tasks.length ? html`<div class="stack">${tasks.map(task => html`<${Work} key=${task.id} task=${task} every=${every} />`)}</div>` : html`<${NoLogs} />`, { what: 'Looking for logs' });
}

function NoLogs() {
  return html`<div class="stack tight"><p class="muted">No task of this execution keeps a log here: containers and jobs do. What functions and machines log is read with</p>
    <${Command} text="pawl logs MACHINE --follow" /></div>`;
}

function Work({ task, every }) {
  return html`<section class="stack tight"><h3>${task.name} <span class="badge">${task.status}</span></h3><p class="muted small">begun <${Time} at=${task.created} /></p>
    ${task.parts.map(part => html`<${Part} key=${part} id=${task.id} part=${part} every=${every} />`)}</section>`;
}

function Part({ id, part, every }) {
  const load = useLoad(() => get(url`/task-logs/${id}/${part}`), [id, part], { every });
  return html`<div><h4>${part}</h4>${loaded(load, ({ log }) => log ? html`<div class="json log"><div class="tools"><${CopyButton} text=${log} label=${'Copy the log of ' + part} /></div>
    <pre tabindex="0" role="region" aria-label=${'Log of ' + part}>${log}</pre></div>` : html`<p class="muted">It has written nothing.</p>`, { what: 'Loading the log' })}</div>`;
}
