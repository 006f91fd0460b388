import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { post, remove, url } from '../../lib/api.js';
import { useWork } from '../../lib/work.js';
import { Copyable } from '../../parts/copy.js';
import { Confirm, Dialog } from '../../parts/dialog.js';
import { ProblemBox } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';

const ENDS = [['P30D', 'in 30 days'], ['P90D', 'in 90 days'], ['P365D', 'in a year'], ['', 'never']];
const OVERLAPS = [['PT1H', 'for an hour'], ['P1D', 'for a day'], ['P7D', 'for a week']];

/** Makes a key or a token. */
export function Create({ kind, onClose, onMade }) {
  const [draft, set] = useState({ name: '', grants: 'viewer', expiresIn: 'P90D' });
  const { problem, busy, run } = useWork(onMade);
  const field = name => ({ value: draft[name], onInput: event => set({ ...draft, [name]: event.currentTarget.value }) });
  const save = event => {
    event.preventDefault();
    const grants = draft.grants.split(/[\s,]+/).filter(Boolean);
    run(() => post(kind.address, { name: draft.name.trim(), grants, expiresIn: draft.expiresIn || undefined }));
  };
  return html`<${Dialog} title=${`New ${kind.one}`} onClose=${onClose} footer=${html`<button type="button" onClick=${onClose}>Cancel</button><button type="submit" form="credential-form" class="primary" disabled=${busy}>Make the ${kind.one}</button>`}>
    <form id="credential-form" class="stack" onSubmit=${save}>
      <label class="field">Name<input ...${field('name')} required maxlength="64" pattern="[A-Za-z0-9._@+=,\\-]+" spellcheck=${false} autocomplete="off" placeholder="build" />
        <span class="hint">Whose it is: stands in the audit log, and is the name that people act by.</span></label>
      <label class="field">May<textarea ...${field('grants')} required rows="3" spellcheck=${false}></textarea>
        <span class="hint">A role in each line: <code>viewer</code>, <code>operator</code>, <code>approver</code>, <code>editor</code> or <code>admin</code>; on some machines alone as <code>operator:orders-*</code> or <code>editor:tag:team=payments</code>.</span></label>
      <label class="field">Ends<select ...${field('expiresIn')}>${ENDS.map(([value, text]) => html`<option key=${value} value=${value}>${text}</option>`)}</select></label>
      ${problem && html`<${ProblemBox} problem=${problem} />`}</form><//>`;
}

/** Makes another of the same name and grants; the old one goes on for a while. */
export function Rotate({ kind, one, onClose, onMade }) {
  const [overlap, set] = useState('P1D');
  const { problem, busy, run } = useWork(onMade);
  return html`<${Confirm} title=${`Rotate ${one.id}`} action="Make the new one" danger=${false} busy=${busy} onClose=${onClose} onConfirm=${() => run(() => post(kind.address + url`/${one.id}/rotate`, { overlap }))}>
    <p>There will be a new ${kind.one} for <strong>${one.name}</strong> with the same grants.</p>
    <label class="field">The old one goes on<select value=${overlap} onInput=${event => set(event.currentTarget.value)}>${OVERLAPS.map(([value, text]) => html`<option key=${value} value=${value}>${text}</option>`)}</select></label>
    ${problem && html`<${ProblemBox} problem=${problem} />`}<//>`;
}

export function Revoke({ kind, one, onClose, onDone }) {
  const { problem, busy, run } = useWork(() => {
    announce('Revoked');
    onDone();
  });
  return html`<${Confirm} title=${`Revoke ${one.id}`} action=${`Revoke the ${kind.one}`} busy=${busy} onClose=${onClose} onConfirm=${() => run(() => remove(kind.address + url`/${one.id}`))}>
    <p>Whatever <strong>${one.name}</strong> does with it is refused from now on, and sessions that began with it end. It cannot be taken back.</p>
    ${problem && html`<${ProblemBox} problem=${problem} />`}<//>`;
}

/** What is secret, this once. */
export function Secret({ kind, made, onClose }) {
  return html`<${Dialog} title=${`Keep the ${kind.one}`} onClose=${onClose} footer=${html`<button type="button" class="primary" onClick=${onClose}>I have kept it</button>`}>
    <p>This is shown once and never again: the server keeps nothing that it could be shown from.</p>
    <dl class="facts">${kind.secrets(made).map(([name, text]) => html`<dt key=${name}>${name}</dt><dd><${Copyable} text=${text} label=${`Copy the ${name.toLowerCase()}`} /></dd>`)}</dl>
  <//>`;
}
