import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { get, post, put, url } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { jsonProblem, pretty } from '../../lib/json.js';
import { go, path } from '../../lib/router.js';
import { Dialog } from '../../parts/dialog.js';
import { Editor } from '../../parts/editor.js';
import { ProblemBox } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';
import { bodyOf, draftOf } from './draft.js';
import { CATCH_UPS, OVERLAPS } from './looks.js';
import { Preview } from './preview.js';

const ZONES = Intl.supportedValuesOf?.('timeZone') ?? [];
const MACHINES = 1000;

/** Makes a schedule, or changes one. */
export function ScheduleDialog({ schedule, onClose, onDone }) {
  const [draft, set] = useState(() => draftOf(schedule));
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const wrong = jsonProblem(draft.input);
  const field = name => ({ value: draft[name], onInput: event => set({ ...draft, [name]: event.currentTarget.value }) });
  const save = async event => {
    event.preventDefault();
    if (busy || wrong) return;
    setBusy(true);
    setProblem(null);
    try {
      const saved = schedule ? await put(url`/schedules/${schedule.name}`, bodyOf(draft, schedule)) : await post('/schedules', { name: draft.name.trim(), ...bodyOf(draft) });
      announce(schedule ? 'Saved' : 'The schedule is there');
      onClose();
      await onDone();
      if (!schedule) go(path`/schedules/${saved.name}`);
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  };
  return html`<${Dialog} title=${schedule ? `Edit ${schedule.name}` : 'New schedule'} onClose=${onClose} footer=${html`
      ${problem && html`<${ProblemBox} problem=${problem} />`}
      <button type="button" onClick=${onClose}>Cancel</button>
      <button type="submit" form="schedule-form" class="primary" aria-disabled=${busy || Boolean(wrong) ? 'true' : undefined}>${schedule ? 'Save' : 'Make the schedule'}</button>`}>
    <form id="schedule-form" class="stack" onSubmit=${save}>
      ${!schedule && html`<label class="field">Name<input ...${field('name')} required maxlength="64" pattern="[0-9a-zA-Z_.\\-]+" placeholder="nightly" spellcheck=${false} autocomplete="off" /></label>`}
      <${Machine} field=${field('machine')} />
      <${When} draft=${draft} field=${field} />
      <div class="field"><span class="label">Input of each execution</span>
        <${Editor} value=${pretty(draft.input)} label="Input of each execution" height="8rem" onChange=${text => set(before => ({ ...before, input: text }))} />
        ${wrong && html`<span class="error" role="alert">Expected JSON: ${wrong}</span>`}</div>
      <${Rules} draft=${draft} set=${set} field=${field} />
    </form><//>`;
}

function Machine({ field }) {
  const load = useLoad(() => get('/machines', { query: { limit: MACHINES } }), []);
  return html`<label class="field">Machine<input ...${field} required list="machines-known" placeholder="name, name:alias or ARN" spellcheck=${false} autocomplete="off" />
    <span class="hint">A name, <code>orders:prod</code> for an alias, <code>orders:3</code> for a version.</span></label>
    <datalist id="machines-known">${(load.data?.machines ?? []).map(one => html`<option key=${one.name} value=${one.name}></option>`)}</datalist>`;
}

function When({ draft, field }) {
  return html`<div class="when"><label class="field">Expression<input ...${field('expression')} required placeholder="cron(0 2 * * ? *)" spellcheck=${false} autocomplete="off" />
      <span class="hint"><code>cron(0 18 ? * MON-FRI *)</code>, <code>rate(5 minutes)</code>, <code>at(2027-01-01T10:00:00)</code> or Unix cron</span></label>
    <label class="field">Time zone<input ...${field('timeZone')} required list="zones-known" spellcheck=${false} autocomplete="off" /></label></div>
    <datalist id="zones-known">${ZONES.map(zone => html`<option key=${zone} value=${zone}></option>`)}</datalist>
    <${Preview} draft=${draft} />`;
}

function Rules({ draft, set, field }) {
  const choose = name => event => set({ ...draft, [name]: event.currentTarget.value });
  return html`<div class="when">
      <label class="field">If one still runs<select value=${draft.overlap} onChange=${choose('overlap')}>${Object.entries(OVERLAPS).map(([id, words]) => html`<option key=${id} value=${id} selected=${id === draft.overlap}>${words}</option>`)}</select></label>
      <label class="field">If no server ran<select value=${draft.catchUp} onChange=${choose('catchUp')}>${Object.entries(CATCH_UPS).map(([id, words]) => html`<option key=${id} value=${id} selected=${id === draft.catchUp}>${words}</option>`)}</select></label></div>
    <details><summary>Bounds</summary><div class="when">
      <label class="field">Not before<input ...${field('startDate')} placeholder="2027-01-01T00:00:00" /><span class="hint">in the time zone above</span></label>
      <label class="field">Not after<input ...${field('endDate')} placeholder="2027-12-31T23:59:59" /></label>
      <label class="field">Spread starts over<input ...${field('flexibleWindow')} placeholder="PT10M" /></label>
      <label class="field">Make up for at most<input ...${field('window')} placeholder="PT24H" /></label></div></details>
    <label class="check"><input type="checkbox" checked=${draft.enabled} onChange=${event => set({ ...draft, enabled: event.currentTarget.checked })} /><span>It fires</span></label>`;
}
