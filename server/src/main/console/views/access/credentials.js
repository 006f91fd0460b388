import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { get } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { Copyable } from '../../parts/copy.js';
import { Icon } from '../../parts/icons.js';
import { Empty, loaded } from '../../parts/states.js';
import { Time } from '../../parts/time.js';
import { Create, Revoke, Rotate, Secret } from './dialogs.js';

/** Access keys or tokens, and what can be done with them. */
export function Credentials({ kind }) {
  const load = useLoad(() => get(kind.address), [kind.address]);
  const [open, set] = useState(null);
  const close = () => set(null);
  const made = credential => {
    set({ made: credential });
    load.reload();
  };
  const changed = () => {
    close();
    load.reload();
  };
  return html`<section class="card" aria-label=${kind.many}>
      <header><p class="muted">${kind.use}</p><button type="button" class="primary" onClick=${() => set({ create: true })}><${Icon} name="plus" size=${15} />New ${kind.one}</button></header>
      ${loaded(load, data => data[kind.list].length ? html`<${Table} kind=${kind} all=${data[kind.list]} set=${set} />`
        : html`<${Empty} title=${`There are no ${kind.many} here`}><p>Those from a file or the environment of the server are not listed.</p><//>`, { what: `Loading ${kind.many}` })}
    </section>
    ${open?.create && html`<${Create} kind=${kind} onClose=${close} onMade=${made} />`}
    ${open?.rotate && html`<${Rotate} kind=${kind} one=${open.rotate} onClose=${close} onMade=${made} />`}
    ${open?.revoke && html`<${Revoke} kind=${kind} one=${open.revoke} onClose=${close} onDone=${changed} />`}
    ${open?.made && html`<${Secret} kind=${kind} made=${open.made} onClose=${close} />`}`;
}

function Table({ kind, all, set }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${`List of ${kind.many}`}><table class="cards-when-narrow">
    <caption class="visually-hidden">${kind.many}</caption>
    <thead><tr><th scope="col">Name</th><th scope="col">${kind.id}</th><th scope="col">May</th><th scope="col">Made</th><th scope="col">Last used</th><th scope="col">Ends</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
    <tbody>${all.map(one => html`<tr key=${one.id}>
      <td data-label="Name"><strong>${one.name}</strong></td>
      <td data-label=${kind.id}><${Copyable} text=${one.id} /></td>
      <td data-label="May"><span>${one.grants.map(grant => html`<code key=${grant} class="block">${grant}</code>`)}</span></td>
      <td data-label="Made"><span><${Time} at=${one.createdAt} /> <span class="muted">by ${one.createdBy}</span></span></td>
      <td data-label="Last used"><${Time} at=${one.lastUsedAt} /></td>
      <td data-label="Ends"><${Time} at=${one.expiresAt} /></td>
      <td><span class="row"><button type="button" class="small-button" onClick=${() => set({ rotate: one })}>Rotate<span class="visually-hidden"> ${one.id}</span></button>
        <button type="button" class="danger small-button" onClick=${() => set({ revoke: one })}>Revoke<span class="visually-hidden"> ${one.id}</span></button></span></td>
    </tr>`)}</tbody></table></div>`;
}
