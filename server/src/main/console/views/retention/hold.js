import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { put, url } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { useWork } from '../../lib/work.js';
import { Dialog } from '../../parts/dialog.js';
import { ProblemBox } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';

/** Keeps an execution whatever policies say; without `arn` it asks which. */
export function HoldDialog({ arn = '', onClose, onDone }) {
  const [draft, set] = useState({ arn, reason: '' });
  const { problem, busy, run } = useWork(() => {
    announce('Held');
    onClose();
    return onDone?.();
  });
  const save = event => {
    event.preventDefault();
    run(() => put(url`/retention/holds/${draft.arn.trim()}`, { reason: draft.reason.trim() }));
  };
  return html`<${Dialog} title=${arn ? `Keep ${nameOf(arn)}` : 'Hold an execution'} onClose=${onClose} footer=${html`<button type="button" onClick=${onClose}>Cancel</button>
      <button type="submit" form="hold-form" class="primary" disabled=${busy}>${arn ? 'Keep it' : 'Hold it'}</button>`}>
    <form id="hold-form" class="stack" onSubmit=${save}>
      <p>It is held: it stays until it is released on the page <a href="/retention">Retention</a>, whatever policies say.</p>
      ${!arn && html`<label class="field">ARN of the execution<input value=${draft.arn} required spellcheck=${false} autocomplete="off" placeholder="arn:aws:states:…:execution:orders:o-7" onInput=${event => set({ ...draft, arn: event.currentTarget.value })} /></label>`}
      <label class="field">Reason (optional)<input value=${draft.reason} maxlength="1000" placeholder="why, for whoever wonders" onInput=${event => set({ ...draft, reason: event.currentTarget.value })} /></label>
      ${problem && html`<${ProblemBox} problem=${problem} />`}</form><//>`;
}
