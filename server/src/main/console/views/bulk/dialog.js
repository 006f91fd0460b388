import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { post } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { go, path } from '../../lib/router.js';
import { Dialog } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { ProblemBox, loaded } from '../../parts/states.js';
import { Status } from '../../parts/status.js';
import { ACTIONS } from './words.js';

const KNOWN = { stop: ['error', 'cause'], redrive: [], fork: ['state', 'to'], migrate: ['to'], pause: ['reason'], resume: [] };
const FIELDS = {
  error: ['Error (optional)', 'a short name'],
  cause: ['Cause (optional)', 'why'],
  state: ['At the state (optional)', 'the one that was entered last'],
  reason: ['Reason (optional)', 'for whoever finds it later'],
  to: ['To (optional)', 'ARN of a version or an alias']
};

/** Acts on all executions that the page's filters find. */
export function BulkButton({ filter }) {
  const [open, setOpen] = useState(false);
  if (!may('OPERATE')) return null;
  return html`<button type="button" onClick=${() => setOpen(true)}><${Icon} name="filter" size=${15} />Act on all found</button>
    ${open && html`<${BulkDialog} search=${searchOf(filter)} onClose=${() => setOpen(false)} />`}`;
}

/** The filters in the search language. */
function searchOf({ q, machine, status, startedAfter, startedBefore }) {
  return [q, machine && `machine:${JSON.stringify(nameOf(machine))}`, status && `status:${status}`,
    startedAfter && `started:>${startedAfter}`, startedBefore && `started:<${startedBefore}`].filter(Boolean).join(' ');
}

function BulkDialog({ search, onClose }) {
  const [draft, set] = useState({ action: 'stop', perSecond: 50, state: '', to: '', error: '', cause: '', reason: '' });
  const [state, setState] = useState({ busy: false, problem: null });
  const change = (name, value) => set(old => ({ ...old, [name]: value }));
  const found = useLoad(() => post('/bulk-actions', { action: draft.action, search, dryRun: true }), [search, draft.action]);
  const begin = async () => {
    setState({ busy: true, problem: null });
    try {
      const action = await post('/bulk-actions', order(search, draft));
      onClose();
      go(path`/bulk-actions/${action.id}`);
    } catch (problem) {
      setState({ busy: false, problem });
    }
  };
  const count = found.data?.count ?? 0;
  const field = (name, label, hint) => html`<label class="field">${label}
    <input value=${draft[name]} spellcheck=${false} placeholder=${hint} onInput=${event => change(name, event.currentTarget.value)} /></label>`;
  return html`<${Dialog} title="Act on all found executions" onClose=${onClose} footer=${html`
      <button type="button" onClick=${onClose}>Cancel</button>
      <button type="button" class=${draft.action === 'stop' ? 'danger' : 'primary'} disabled=${state.busy || !count} onClick=${begin}>
        ${ACTIONS[draft.action].verb} ${count.toLocaleString()}${found.data && !found.data.all ? '+' : ''}</button>`}>
    <p>Search: <code>${search || 'all executions'}</code></p>
    <label class="field">What to do<select value=${draft.action} onChange=${event => change('action', event.currentTarget.value)}>
      ${Object.entries(ACTIONS).map(([id, { verb }]) => html`<option key=${id} value=${id} selected=${id === draft.action}>${verb}</option>`)}</select></label>
    <p class="muted small">${ACTIONS[draft.action].what}</p>
    ${KNOWN[draft.action].map(name => field(name, ...FIELDS[name]))}
    <label class="field">At most so many a second
      <input type="number" min="1" max="1000" value=${draft.perSecond} onInput=${event => change('perSecond', Number(event.currentTarget.value))} /></label>
    ${loaded(found, data => html`<p><strong>${data.count.toLocaleString()}${data.all ? '' : ' or more'}</strong> executions${data.sample.length ? ', such as' : ''}</p>
      <ul>${data.sample.map(one => html`<li key=${one.executionArn}>${one.name} <${Status} status=${one.status} /></li>`)}</ul>`, { what: 'Counting' })}
    ${state.problem && html`<${ProblemBox} problem=${state.problem} />`}
  <//>`;
}

function order(search, { action, perSecond, ...rest }) {
  const told = Object.fromEntries(KNOWN[action].map(name => [name, rest[name].trim()]).filter(([, text]) => text));
  return { action, search, perSecond, ...told };
}
