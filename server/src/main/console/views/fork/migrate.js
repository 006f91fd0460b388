import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get, post, url } from '../../lib/api.js';
import { machineArnOf, nameOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { go, path } from '../../lib/router.js';
import { Dialog } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { ProblemBox, loaded } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';
import { Obstacles } from './obstacles.js';
import { TargetField } from './target.js';

const CHECKED = 25;

/** Has one running execution go on by another definition. */
export function MigrateButton({ arn, onDone }) {
  const [open, setOpen] = useState(false);
  if (!may('OPERATE', arn)) return null;
  return html`<button type="button" onClick=${() => setOpen(true)}><${Icon} name="next" size=${15} />Migrate</button>
    ${open && html`<${One} arn=${arn} onDone=${onDone} onClose=${() => setOpen(false)} />`}`;
}

function One({ arn, onDone, onClose }) {
  const [to, setTo] = useState(machineArnOf(arn));
  const [state, set] = useState({ busy: false, problem: null });
  const check = useLoad(() => get(url`/executions/${arn}/migration`, { query: { to } }), [arn, to]);
  const migrate = async () => {
    set({ busy: true, problem: null });
    try {
      await post(url`/executions/${arn}/migration`, { to });
      announce('Migrated');
      onClose();
      onDone?.();
    } catch (problem) {
      set({ busy: false, problem });
    }
  };
  return html`<${Dialog} title="Go on by another definition" onClose=${onClose} footer=${html`
      <button type="button" onClick=${onClose}>Cancel</button>
      <button type="button" class="primary" disabled=${state.busy || !check.data?.possible} onClick=${migrate}>Migrate</button>`}>
    <p>What is under way goes on: tasks, waits, retries. What comes after is done by the other definition.</p>
    <${TargetField} machineArn=${machineArnOf(arn)} chosen=${to} onChoose=${setTo} />
    ${loaded(check, found => html`<${Obstacles} check=${found} />
      ${found.possible && !found.errors.length && html`<p class="muted">${found.present ? 'It runs that already.' : 'Nothing forbids it.'}</p>`}`, { what: 'Checking' })}
    ${state.problem && html`<${ProblemBox} problem=${state.problem} />`}
  <//>`;
}

/** Has all that run of a machine go on by another definition: some are checked before. */
export function MigrateAllButton({ machineArn }) {
  const [open, setOpen] = useState(false);
  if (!may('OPERATE', machineArn)) return null;
  return html`<button type="button" onClick=${() => setOpen(true)}><${Icon} name="next" size=${15} />Migrate what runs</button>
    ${open && html`<${All} machineArn=${machineArn} onClose=${() => setOpen(false)} />`}`;
}

function All({ machineArn, onClose }) {
  const [to, setTo] = useState(machineArn);
  const [state, set] = useState({ busy: false, problem: null });
  const check = useLoad(() => checkSome(machineArn, to), [machineArn, to]);
  const migrate = async () => {
    set({ busy: true, problem: null });
    try {
      const action = await post('/bulk-actions', { action: 'migrate', search: `status:RUNNING machine:${JSON.stringify(nameOf(machineArn))}`, to });
      onClose();
      go(path`/bulk-actions/${action.id}`);
    } catch (problem) {
      set({ busy: false, problem });
    }
  };
  return html`<${Dialog} title=${`Migrate what runs of ${nameOf(machineArn)}`} onClose=${onClose} footer=${html`
      <button type="button" onClick=${onClose}>Cancel</button>
      <button type="button" class="primary" disabled=${state.busy || !check.data?.length} onClick=${migrate}>Migrate all that can be</button>`}>
    <${TargetField} machineArn=${machineArn} chosen=${to} onChoose=${setTo} />
    ${loaded(check, found => html`<${Checked} found=${found} />`, { what: 'Checking' })}
    ${state.problem && html`<${ProblemBox} problem=${state.problem} />`}
  <//>`;
}

function Checked({ found }) {
  const refused = found.filter(one => !one.check.possible);
  if (!found.length) return html`<p class="muted">Nothing of this machine runs.</p>`;
  return html`<p>${found.length === CHECKED ? `The newest ${CHECKED}` : found.length} that run were checked: ${refused.length} cannot be migrated, and stay as they are.</p>
    <ul>${refused.map(one => html`<li key=${one.executionArn}><a href=${path`/executions/${one.executionArn}`}>${one.name}</a>
      <${Obstacles} check=${one.check} /></li>`)}</ul>`;
}

async function checkSome(machineArn, to) {
  const { executions } = await get('/executions', { query: { machine: machineArn, status: 'RUNNING', limit: CHECKED } });
  return Promise.all(executions.map(async one => ({ ...one, check: await get(url`/executions/${one.executionArn}/migration`, { query: { to } }) })));
}
