import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { put, url } from '../../lib/api.js';
import { useWork } from '../../lib/work.js';
import { Dialog } from '../../parts/dialog.js';
import { ProblemBox } from '../../parts/states.js';
import { TagRows } from '../../parts/tag-rows.js';
import { announce } from '../../parts/toasts.js';
import { EXECUTIONS, TASKS, definitionOf, draftOf } from './limit-draft.js';

const KINDS = { [EXECUTIONS]: 'executions of machines', [TASKS]: 'tasks that call a resource' };
const WHEN_FULL = {
  queue: 'it waits for its turn', refuse: 'it is refused', replace: 'those before it are stopped', coalesce: 'its caller gets the one that runs'
};
const WITH_ONE_PLACE = ['replace', 'coalesce'];
const MOST = 1000000;

/** Sets a limit, or changes the one that is given: {name, definition, configured}. */
export function LimitDialog({ limit, limits, onClose, onDone }) {
  const before = limit?.definition ?? {};
  const [draft, set] = useState(() => ({ name: limit?.name ?? '', ...draftOf(before) }));
  const { problem, busy, run } = useWork(() => {
    announce('Set');
    onClose();
    return onDone();
  });
  const change = (name, value) => set(old => ({ ...old, [name]: value }));
  const field = name => ({ value: draft[name], onInput: event => change(name, event.currentTarget.value), spellcheck: false, autocomplete: 'off' });
  const name = draft.name.trim();
  const save = event => {
    event.preventDefault();
    if (!busy) run(() => put(url`/limits/${name}`, definitionOf(draft, before)));
  };
  return html`<${Dialog} title=${limit ? `Change the limit ${name}` : 'New limit'} onClose=${onClose} footer=${html`
      ${problem && html`<${ProblemBox} problem=${problem} />`}
      <button type="button" onClick=${onClose}>Cancel</button>
      <button type="submit" form="limit-form" class="primary" disabled=${busy}>Set the limit</button>`}>
    <form id="limit-form" class="stack" onSubmit=${save}>
      ${limit ? limit.configured && html`<${BeforeConfigured} />` : html`<${Name} field=${field('name')} known=${limits.find(one => one.name === name)} />`}
      <label class="field">For<select value=${draft.of} onChange=${event => change('of', event.currentTarget.value)}>
        ${Object.entries(KINDS).map(([value, words]) => html`<option key=${value} value=${value} selected=${value === draft.of}>${words}</option>`)}</select></label>
      ${draft.of === TASKS ? html`<${OfTasks} field=${field} />` : html`<${OfExecutions} draft=${draft} field=${field} change=${change} />`}
      <${Places} field=${field} />
      ${draft.of === EXECUTIONS && html`<${NoPlace} draft=${draft} field=${field} change=${change} />`}
      <p class="muted small">What runs already does not count.</p></form><//>`;
}

/** What it is called, and what is known by that name already. */
function Name({ field, known }) {
  return html`<div class="precedence"><label class="field">Name<input ...${field} required maxlength="80" pattern="[A-Za-z0-9._\\-]+" placeholder="one-per-customer" /></label>
    <div role="status">${known && (known.configured ? html`<${BeforeConfigured} />` : html`<p class="notice">There is a limit of this name. This one takes its place.</p>`)}</div></div>`;
}

function BeforeConfigured() {
  return html`<p class="notice">A limit of this name stands in the configuration. The one that is set here comes before it, until it is removed.</p>`;
}

function OfTasks({ field }) {
  return html`<label class="field">Resources<textarea ...${field('resources')} rows="2" placeholder="arn:aws:lambda:*:function:ledger-*"></textarea>
    <span class="hint">As they stand in Task states, one in each line; a star stands for any text. Machines that call the same one share its places.</span></label>`;
}

function OfExecutions({ draft, field, change }) {
  return html`<label class="field">Machines<textarea ...${field('machines')} rows="2" placeholder="orders"></textarea>
      <span class="hint">A name or an ARN in each line; a star stands for any text. None: all machines with the tags.</span></label>
    <fieldset class="group"><legend>With all these tags (optional)</legend><${TagRows} rows=${draft.tags} onChange=${rows => change('tags', rows)} /></fieldset>
    <label class="field">Places for each (optional)<input ...${field('key')} placeholder="{% $states.input.customerId %}" />
      <span class="hint">JSONata on the input between <code>{%</code> and <code>%}</code>: each value has places of its own. Without it all share them.</span></label>`;
}

/** How much at once, how often, or both. */
function Places({ field }) {
  const most = { type: 'number', min: 1, max: MOST };
  return html`<label class="field">At most so many at the same time<input ...${field('concurrency')} ...${most} placeholder="any number" /></label>
    <fieldset class="group by-end"><legend>At most so often</legend>
      <label class="field">So many<input ...${field('count')} ...${most} placeholder="any number" /></label>
      <label class="field">in<input ...${field('per')} placeholder="PT1S" /><span class="hint">A duration, or seconds.</span></label>
      <label class="field">and at once<input ...${field('burst')} ...${most} placeholder="1" /><span class="hint">After a quiet time.</span></label></fieldset>`;
}

/** What becomes of a start for which there is no place. */
function NoPlace({ draft, field, change }) {
  const one = Number(draft.concurrency) === 1;
  return html`<label class="field">If there is no place for a start<select value=${draft.whenFull} onChange=${event => change('whenFull', event.currentTarget.value)}>
        ${Object.entries(WHEN_FULL).map(([value, words]) => html`<option key=${value} value=${value} selected=${value === draft.whenFull} disabled=${!one && WITH_ONE_PLACE.includes(value)}>${words}</option>`)}</select>
      ${!one && html`<span class="hint">The last two are for limits of one at the same time.</span>`}</label>
    <label class="field">At most so many wait<input ...${field('maxWaiting')} type="number" min="0" max=${MOST} placeholder="10000" /><span class="hint">Further starts are refused.</span></label>
    <label class="field">Who comes first (optional)<input ...${field('priority')} placeholder="{% $states.input.urgent ? 1 : 0 %}" />
      <span class="hint">JSONata on the input: larger numbers come first. Without it, first come first served.</span></label>`;
}
