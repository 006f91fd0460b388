import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { remove, url } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { useWork } from '../../lib/work.js';
import { Confirm } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { ProblemBox } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';
import { PolicyDialog } from './dialog.js';
import { ALL, archived, lines } from './words.js';

/** What is said about how long things are kept, for all and for single machines. */
export function Policies({ policies, onChanged }) {
  const [open, set] = useState(null);
  const close = () => set(null);
  const mayChange = may('ADMINISTER', '*');
  const all = policies.find(one => one.scope === ALL)?.policy;
  return html`<header><h2>Policies</h2>${mayChange && html`<button type="button" onClick=${() => set({ edit: { scope: '', policy: {} } })}><${Icon} name="plus" size=${15} />New policy</button>`}</header>
    <div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Policies</caption>
    <thead><tr><th scope="col">Executions of</th><th scope="col">Are kept</th><th scope="col">At most</th><th scope="col">Archived first</th><th scope="col">Said by</th>${mayChange && html`<th scope="col"><span class="visually-hidden">Actions</span></th>`}</tr></thead>
    <tbody>${policies.map(one => html`<${Row} key=${one.scope} one=${one} all=${all} mayChange=${mayChange} onEdit=${() => set({ edit: one })} onForget=${() => set({ forget: one.scope })} />`)}</tbody></table></div>
    ${open?.edit && html`<${PolicyDialog} before=${open.edit} onClose=${close} onDone=${onChanged} />`}
    ${open?.forget && html`<${Forget} scope=${open.forget} onClose=${close} onDone=${onChanged} />`}`;
}

function Row({ one: { scope, source, policy }, all, mayChange, onEdit, onForget }) {
  const told = lines(policy);
  const name = called(scope);
  return html`<tr>
    <td data-label="Executions of"><strong>${name}</strong></td>
    <td data-label="Are kept"><span>${told.length ? told.map(line => html`<span class="block" key=${line}>${line}</span>`) : unsaid(scope)}</span></td>
    <td data-label="At most">${policy.maxCount === undefined ? html`<span class="muted">–</span>` : `${policy.maxCount.toLocaleString()} of each machine`}</td>
    <td data-label="Archived first">${archived(scope, policy, all)}</td>
    <td data-label="Said by">${source === 'stored' ? 'people, here' : scope === ALL && !told.length ? 'nobody' : 'the configuration'}</td>
    ${mayChange && html`<td class="acts"><span class="row"><button type="button" class="small-button" onClick=${onEdit}>Change<span class="visually-hidden"> the policy for ${name}</span></button>
      ${source === 'stored' && html`<button type="button" class="danger small-button" onClick=${onForget}>Forget<span class="visually-hidden"> the policy for ${name}</span></button>`}</span></td>`}
  </tr>`;
}

function unsaid(scope) {
  return scope === ALL ? 'forever' : html`<span class="muted">as all</span>`;
}

function called(scope) {
  return scope === ALL ? 'All machines' : nameOf(scope);
}

function Forget({ scope, onClose, onDone }) {
  const { problem, busy, run } = useWork(() => {
    announce('Forgotten');
    onClose();
    return onDone();
  });
  return html`<${Confirm} title=${`Forget the policy for ${called(scope)}`} action="Forget the policy" busy=${busy} onConfirm=${() => run(() => remove(url`/retention/policies/${scope}`))} onClose=${onClose}>
    <p>What the configuration says holds again; where it says nothing, executions are kept forever.</p>${problem && html`<${ProblemBox} problem=${problem} />`}<//>`;
}
