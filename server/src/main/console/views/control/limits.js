import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { period } from '../../lib/amounts.js';
import { remove, url } from '../../lib/api.js';
import { useWork } from '../../lib/work.js';
import { Confirm } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { Empty, ProblemBox } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';
import { LimitDialog } from './limit-dialog.js';

/** Limits, and how they are used; who may administer sets, changes and removes them. */
export function Limits({ limits, onChanged }) {
  const [open, set] = useState(null);
  const close = () => set(null);
  const mayChange = may('ADMINISTER', '*');
  return html`<header><h2>Limits</h2>${mayChange && html`<button type="button" onClick=${() => set({ edit: true })}><${Icon} name="plus" size=${15} />New limit</button>`}</header>
    ${limits.length ? html`<${Table} limits=${limits} mayChange=${mayChange} set=${set} />`
      : html`<${Empty} title="Nothing is limited"><p>Limits stand in the configuration, or are set here or by <code>pawl limits set</code>.</p><//>`}
    ${open?.edit && html`<${LimitDialog} limit=${open.limit} limits=${limits} onClose=${close} onDone=${onChanged} />`}
    ${open?.erase && html`<${Erase} name=${open.erase} onClose=${close} onDone=${onChanged} />`}`;
}

function Table({ limits, mayChange, set }) {
  return html`<div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Limits</caption>
    <thead><tr><th scope="col">Name</th><th scope="col">Of</th><th scope="col">At most</th><th scope="col">Taken</th><th scope="col">Waiting</th><th scope="col">Said by</th>${mayChange && html`<th scope="col"><span class="visually-hidden">Actions</span></th>`}</tr></thead>
    <tbody>${limits.map(one => html`<${Row} key=${one.name} one=${one} mayChange=${mayChange} onEdit=${() => set({ edit: true, limit: one })} onErase=${() => set({ erase: one.name })} />`)}</tbody></table></div>`;
}

function Row({ one: { name, definition, granted, waiting, configured }, mayChange, onEdit, onErase }) {
  return html`<tr>
    <td data-label="Name"><strong>${name}</strong></td>
    <td data-label="Of">${what(definition)}</td>
    <td data-label="At most">${most(definition)}</td>
    <td data-label="Taken" class="number">${granted.toLocaleString()}</td>
    <td data-label="Waiting" class="number">${waiting.toLocaleString()}</td>
    <td data-label="Said by">${configured ? 'the configuration' : 'people, here'}</td>
    ${mayChange && html`<td class="acts"><span class="row"><button type="button" class="small-button" onClick=${onEdit}>Change<span class="visually-hidden"> ${name}</span></button>
      ${!configured && html`<button type="button" class="danger small-button" onClick=${onErase}>Remove<span class="visually-hidden"> ${name}</span></button>`}</span></td>`}
  </tr>`;
}

function what({ machines, tags, resources, key }) {
  const tasks = resources?.length > 0;
  const of = tasks ? resources : [...(machines ?? []), ...Object.entries(tags ?? {}).map(([name, value]) => `${name}=${value}`)];
  return html`<span>${tasks ? 'tasks' : 'executions'} of ${of.join(', ')}${key && html`, each <code>${key}</code>`}</span>`;
}

function most({ concurrency, rate, whenFull }) {
  return [concurrency && `${concurrency.toLocaleString()} at the same time`, rate && often(rate), whenFull && whenFull !== 'queue' && `then ${whenFull}`].filter(Boolean).join(', ');
}

function often({ count, per, burst }) {
  const time = period(typeof per === 'number' ? `PT${per}S` : per);
  return `${count.toLocaleString()} in ${time}${burst > 1 ? ` (${burst.toLocaleString()} at once)` : ''}`;
}

function Erase({ name, onClose, onDone }) {
  const { problem, busy, run } = useWork(() => {
    announce('Removed');
    onClose();
    return onDone();
  });
  return html`<${Confirm} title=${`Remove the limit ${name}`} action="Remove" busy=${busy} onConfirm=${() => run(() => remove(url`/limits/${name}`))} onClose=${onClose}>
    <p>Those who wait for it go on at once, unless a limit of this name stands in the configuration: that one holds again.</p>${problem && html`<${ProblemBox} problem=${problem} />`}<//>`;
}
