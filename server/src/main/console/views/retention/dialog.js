import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { put, url } from '../../lib/api.js';
import { useWork } from '../../lib/work.js';
import { Dialog } from '../../parts/dialog.js';
import { ProblemBox } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';
import { ALL, ENDS } from './words.js';

const ANSWERS = { true: 'yes', false: 'no' };

/** Stores a policy, which comes before the configuration. */
export function PolicyDialog({ before, onClose, onDone }) {
  const [draft, set] = useState({
    scope: before.scope, maxAge: '', maxCount: '', ...before.policy, archive: said(before.policy.archive), ...Object.fromEntries(ENDS.map(([member]) => [member, before.policy.keep?.[member] ?? '']))
  });
  const { problem, busy, run } = useWork(() => {
    announce('Stored');
    onClose();
    return onDone();
  });
  const change = (name, value) => set(old => ({ ...old, [name]: value }));
  const field = (name, label, hint, rest = {}) => html`<label class="field">${label}<input value=${draft[name]} spellcheck=${false} autocomplete="off" ...${rest} onInput=${event => change(name, event.currentTarget.value)} />
    ${hint && html`<span class="hint">${hint}</span>`}</label>`;
  const save = event => {
    event.preventDefault();
    run(() => put(url`/retention/policies/${draft.scope.trim()}`, policyOf(draft)));
  };
  return html`<${Dialog} title=${before.scope ? 'Change the policy' : 'New policy'} onClose=${onClose} footer=${html`<button type="button" onClick=${onClose}>Cancel</button>
      <button type="submit" form="policy-form" class="primary" disabled=${busy}>Store the policy</button>`}>
    <form id="policy-form" class="stack" onSubmit=${save}>
      ${field('scope', 'Executions of', html`A star for all machines, or the name or ARN of one.`, { required: true, maxlength: 1000, readOnly: Boolean(before.scope), placeholder: 'orders' })}
      ${field('maxAge', 'Are kept for', html`A duration such as <code>P30D</code> or <code>PT12H</code>, or <code>forever</code>.`, { placeholder: 'as all' })}
      <fieldset class="group by-end"><legend>Other than that, those that</legend>${ENDS.map(([member, word]) => field(member, word, null, { placeholder: 'the same' }))}</fieldset>
      ${field('maxCount', 'At most so many of each machine (optional)', null, { type: 'number', min: 0 })}
      <label class="field">Written to the archive before they are removed<select value=${draft.archive} onChange=${event => change('archive', event.currentTarget.value)}>
        ${Object.entries({ '': draft.scope.trim() === ALL ? 'not said: no' : 'as all', ...ANSWERS }).map(([value, words]) => html`<option key=${value} value=${value} selected=${value === draft.archive}>${words}</option>`)}</select></label>
      <p class="muted small">The server removes what this lets go by itself, within moments. It cannot be had back unless it was archived.</p>
      ${problem && html`<${ProblemBox} problem=${problem} />`}</form><//>`;
}

function said(flag) {
  return flag === undefined ? '' : String(flag);
}

/** What is left out follows from the policy for all. */
function policyOf({ maxAge, maxCount, archive, ...rest }) {
  const keep = Object.fromEntries(ENDS.map(([member]) => [member, rest[member].trim()]).filter(([, howLong]) => howLong));
  return {
    ...(maxAge.trim() && { maxAge: maxAge.trim() }),
    ...(Object.keys(keep).length && { keep }),
    ...(maxCount !== '' && { maxCount: Number(maxCount) }),
    ...(archive && { archive: archive === 'true' })
  };
}
