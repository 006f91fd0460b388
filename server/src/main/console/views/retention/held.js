import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get, remove, url } from '../../lib/api.js';
import { nameOf, readArn } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { useWork } from '../../lib/work.js';
import { Confirm } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { ProblemBox, loaded } from '../../parts/states.js';
import { Time } from '../../parts/time.js';
import { announce } from '../../parts/toasts.js';
import { HoldDialog } from './hold.js';

/** Executions that are kept whatever policies say. */
export function Held() {
  const load = useLoad(() => get('/retention/holds'), []);
  const [open, set] = useState(null);
  const close = () => set(null);
  return html`<section class="card" aria-label="Held"><header><h2>Held, whatever policies say</h2>
      ${may('OPERATE') && html`<button type="button" onClick=${() => set({ hold: true })}><${Icon} name="plus" size=${15} />Hold an execution</button>`}</header>
    ${loaded(load, data => data.holds.length ? html`<${Table} holds=${data.holds} more=${Boolean(data.after)} onRelease=${hold => set({ release: hold })} />`
      : html`<p class="body muted">None. Hold an execution that is still to be looked into.</p>`, { what: 'Loading what is held' })}
    ${open?.hold && html`<${HoldDialog} onClose=${close} onDone=${load.reload} />`}
    ${open?.release && html`<${Release} hold=${open.release} onClose=${close} onDone=${load.reload} />`}</section>`;
}

function Table({ holds, more, onRelease }) {
  return html`<div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Executions that are held</caption>
    <thead><tr><th scope="col">Execution</th><th scope="col">Since</th><th scope="col">By</th><th scope="col">Reason</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
    <tbody>${holds.map(hold => html`<tr key=${hold.executionArn}>
      <td data-label="Execution"><a href=${path`/executions/${hold.executionArn}`}>${readArn(hold.executionArn).machine} · ${nameOf(hold.executionArn)}</a></td>
      <td data-label="Since"><${Time} at=${hold.since} /></td>
      <td data-label="By">${hold.by}</td>
      <td data-label="Reason">${hold.reason || html`<span class="muted">–</span>`}</td>
      <td class="acts"><span class="row">${may('ADMINISTER', hold.executionArn) && html`<button type="button" class="small-button" onClick=${() => onRelease(hold)}>Release<span class="visually-hidden"> ${nameOf(hold.executionArn)}</span></button>`}</span></td>
    </tr>`)}</tbody></table></div>
    ${more && html`<p class="note muted small">These are the first; <code>pawl retention holds</code> shows all.</p>`}`;
}

function Release({ hold: { executionArn }, onClose, onDone }) {
  const { problem, busy, run } = useWork(() => {
    announce('Released');
    onClose();
    return onDone();
  });
  return html`<${Confirm} title=${`Release ${nameOf(executionArn)}`} action="Release" busy=${busy} onConfirm=${() => run(() => remove(url`/retention/holds/${executionArn}`))} onClose=${onClose}>
    <p>Policies apply to it again. If they let it go, it is removed within moments.</p>${problem && html`<${ProblemBox} problem=${problem} />`}<//>`;
}
