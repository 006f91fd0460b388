import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { period } from '../../lib/amounts.js';
import { remove, url } from '../../lib/api.js';
import { Confirm } from '../../parts/dialog.js';
import { Empty, ProblemBox } from '../../parts/states.js';

/** Limits, and how they are used. */
export function Limits({ limits, onChanged }) {
  const [erasing, erase] = useState(null);
  if (!limits.length) return html`<${Empty} title="Nothing is limited"><p>Limits stand in the configuration, or are set by <code>pawl limits set</code>.</p><//>`;
  return html`<div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Limits</caption>
    <thead><tr><th scope="col">Name</th><th scope="col">Of</th><th scope="col">At most</th><th scope="col">Taken</th><th scope="col">Waiting</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
    <tbody>${limits.map(({ name, definition, granted, waiting, configured }) => html`<tr key=${name}>
      <td data-label="Name"><strong>${name}</strong></td>
      <td data-label="Of">${what(definition)}</td>
      <td data-label="At most">${most(definition)}</td>
      <td data-label="Taken" class="number">${granted.toLocaleString()}</td>
      <td data-label="Waiting" class="number">${waiting.toLocaleString()}</td>
      <td class="acts"><span class="row">${configured
        ? html`<span class="muted">configured</span>`
        : may('ADMINISTER', '*') && html`<button type="button" class="danger small-button" onClick=${() => erase(name)}>Remove<span class="visually-hidden"> ${name}</span></button>`}</span></td>
    </tr>`)}</tbody></table></div>
    ${erasing && html`<${Erase} name=${erasing} onDone=${onChanged} onClose=${() => erase(null)} />`}`;
}

function what({ machines, tags, resources, key }) {
  const of = resources ?? [...(machines ?? []), ...Object.entries(tags ?? {}).map(([name, value]) => `${name}=${value}`)];
  return html`<span>${resources ? 'tasks' : 'executions'} of ${of.join(', ')}${key && html`, each <code>${key}</code>`}</span>`;
}

function most({ concurrency, rate, whenFull }) {
  const all = [concurrency && `${concurrency} at the same time`, rate && `${rate.count} in ${period(rate.per)}`, whenFull && whenFull !== 'queue' && `then ${whenFull}`];
  return all.filter(Boolean).join(', ');
}

function Erase({ name, onDone, onClose }) {
  const [problem, setProblem] = useState(null);
  const run = async () => {
    try {
      await remove(url`/limits/${name}`);
      onClose();
      onDone();
    } catch (failure) {
      setProblem(failure);
    }
  };
  return html`<${Confirm} title=${`Remove the limit ${name}`} action="Remove" onConfirm=${run} onClose=${onClose}>
    <p>Those who wait for it go on at once.</p>${problem && html`<${ProblemBox} problem=${problem} />`}<//>`;
}
