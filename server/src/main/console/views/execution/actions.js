import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { post, url } from '../../lib/api.js';
import { aws } from '../../lib/commands.js';
import { path } from '../../lib/router.js';
import { Command } from '../../parts/copy.js';
import { Confirm, Dialog } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { StartDialog } from '../../parts/start.js';
import { ProblemBox } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';
import { MigrateButton } from '../fork/migrate.js';
import { HoldDialog } from '../retention/hold.js';
import { DownloadButton } from './download.js';

/** What can be done with an execution: first by those who only look. */
export function Actions({ page }) {
  const { description } = page.watch;
  return html`
    <${DownloadButton} page=${page} />
    <a class="button" href=${path`/executions/${description.executionArn}/compare`}><${Icon} name="compare" size=${15} />Compare</a>
    ${may('OPERATE', description.executionArn) && html`<${Moves} page=${page} />`}`;
}

/** What moves it. */
function Moves({ page }) {
  const [open, setOpen] = useState(null);
  const { description } = page.watch;
  const close = () => setOpen(null);
  const running = description.status === 'RUNNING';
  return html`
    ${!description.mapRunArn && html`<button type="button" onClick=${() => setOpen('start')}><${Icon} name="play" size=${15} />Start again</button>`}
    ${running && html`<${MigrateButton} arn=${description.executionArn} onDone=${() => page.watch.again()} />
      <button type="button" class="danger" onClick=${() => setOpen('stop')}><${Icon} name="stop" size=${15} />Stop</button>`}
    ${canBeKept(description) && html`<button type="button" title="Whatever retention says" onClick=${() => setOpen('keep')}><${Icon} name="keep" size=${15} />Keep</button>`}
    ${canRedrive(description) && html`<button type="button" class="primary" onClick=${() => setOpen('redrive')}><${Icon} name="retry" size=${15} />Redrive</button>`}
    ${open === 'start' && html`<${StartDialog} stateMachineArn=${description.stateMachineAliasArn ?? description.stateMachineVersionArn ?? description.stateMachineArn}
      input=${description.input ?? '{}'} title="Start again with this input" onClose=${close} />`}
    ${open === 'keep' && html`<${HoldDialog} arn=${description.executionArn} onClose=${close} />`}
    ${open === 'stop' && html`<${Stop} watch=${page.watch} onClose=${close} />`}
    ${open === 'redrive' && html`<${Redrive} watch=${page.watch} onClose=${close} />`}`;
}

/** Children of map runs go with the execution around them. */
function canBeKept({ status, archived, mapRunArn }) {
  return !archived && !mapRunArn && status !== 'RUNNING';
}

function canRedrive({ status, archived }) {
  return !archived && status !== 'RUNNING' && status !== 'SUCCEEDED';
}

function useAction(action, onDone) {
  const [state, set] = useState({ busy: false, problem: null });
  const run = async () => {
    set({ busy: true, problem: null });
    try {
      await action();
      onDone();
    } catch (problem) {
      set({ busy: false, problem });
    }
  };
  return { ...state, run };
}

function Stop({ watch, onClose }) {
  const [reason, setReason] = useState({ error: '', cause: '' });
  const { executionArn } = watch.description;
  const action = useAction(() => post(url`/executions/${executionArn}/stop`, told(reason)), () => {
    announce('Stopped');
    onClose();
  });
  const field = (name, label, hint) => html`<label class="field">${label}
    <input value=${reason[name]} spellcheck=${false} placeholder=${hint} onInput=${event => setReason({ ...reason, [name]: event.currentTarget.value })} /></label>`;
  return html`<${Confirm} title="Stop this execution" action="Stop" busy=${action.busy} onConfirm=${action.run} onClose=${onClose}>
    <p>What runs is given up: tasks are cancelled, nested executions and map runs that it waits for are stopped. It can be redriven later.</p>
    ${field('error', 'Error (optional)', 'a short name, such as Cancelled')}
    ${field('cause', 'Cause (optional)', 'why, for whoever reads the history')}
    ${action.problem && html`<${ProblemBox} problem=${action.problem} />`}
    <details><summary>The same by AWS CLI</summary><${Command} text=${aws('stop-execution', { 'execution-arn': executionArn, ...told(reason) })} /></details>
  <//>`;
}

function told(reason) {
  return Object.fromEntries(Object.entries(reason).filter(([, text]) => text.trim()));
}

function Redrive({ watch, onClose }) {
  const { executionArn, redriveStatus, redriveStatusReason, redriveCount, mapRunArn } = watch.description;
  const action = useAction(async () => {
    await post(url`/executions/${executionArn}/redrive`, {});
    await watch.again();
  }, () => {
    announce('Redriven');
    onClose();
  });
  const command = html`<details><summary>The same by AWS CLI</summary><${Command} text=${aws('redrive-execution', { 'execution-arn': executionArn })} /></details>`;
  if (redriveStatus !== 'REDRIVABLE') {
    return html`<${Dialog} title="This execution cannot be redriven" onClose=${onClose} footer=${html`<button type="button" onClick=${onClose}>Close</button>`}>
      <p>${redriveStatusReason ?? 'Its children are redriven with the execution around them.'}</p>
      ${mapRunArn && html`<p>It is an item of a <a href=${path`/map-runs/${mapRunArn}`}>map run</a>, which redrives its items together.</p>`}
    <//>`;
  }
  return html`<${Confirm} title="Redrive this execution" action="Redrive" danger=${false} busy=${action.busy} onConfirm=${action.run} onClose=${onClose}>
    <p>It goes on where it was, with the definition and input that it was started with: states that did not succeed run again, results that are there stay.
      ${redriveCount > 0 && ` It was redriven ${redriveCount}× before.`}</p>
    ${action.problem && html`<${ProblemBox} problem=${action.problem} />`}
    ${command}
  <//>`;
}
