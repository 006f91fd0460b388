import { html } from '../../lib/html.js';
import { jsonProblem } from '../../lib/json.js';
import { Editor } from '../../parts/editor.js';
import { mocking } from './trial.js';

const KINDS = { possible: [['result', 'A result'], ['error', 'An error'], ['real', 'Really do it']], needed: [['result', 'A result'], ['error', 'An error']] };
const VALIDATION = [['STRICT', 'The service’s API, strictly'], ['PRESENT', 'The service’s API, members that are there'], ['NONE', 'Nothing']];

/** What a state is tried with. */
export function TestForm({ state, trial, onChange, onSubmit, onLatest }) {
  const kind = mocking(state);
  const send = event => {
    event.preventDefault();
    onSubmit();
  };
  const keys = event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
  };
  return html`<form class="stack" onSubmit=${send} onKeyDown=${keys}>
    <${JsonField} label="Input" value=${trial.input} onChange=${input => onChange({ input })} height="8rem" />
    ${onLatest && html`<p><button type="button" onClick=${onLatest}>Take the input of the latest execution</button></p>`}
    ${kind !== 'none' && html`<${Mock} kind=${kind} state=${state} trial=${trial} onChange=${onChange} />`}
    <details><summary>Variables, context and more</summary><div class="stack more-fields">
      <${JsonField} label="Variables in sight" value=${trial.variables} onChange=${variables => onChange({ variables })} height="5rem" optional />
      ${kind !== 'none' && trial.mock !== 'real' && html`<${JsonField} label="Context object" value=${trial.context} onChange=${context => onChange({ context })} height="5rem" optional
        hint="Whole; without it there is one of an execution that does not exist." />`}
      <${Configuration} state=${state} kind=${kind} trial=${trial} onChange=${onChange} />
      ${state.resource?.includes('http:invoke') && html`<label class="row"><input type="checkbox" checked=${trial.reveal} onChange=${event => onChange({ reveal: event.currentTarget.checked })} />
        Show the secrets that the connection adds to the request</label>`}
    </div></details>
  </form>`;
}

function Mock({ kind, state, trial, onChange }) {
  const chosen = kind === 'needed' && trial.mock === 'real' ? 'result' : trial.mock;
  return html`<fieldset class="mock"><legend>${state.type === 'Task' ? 'What the task brings' : `What the ${state.type} brings`}</legend>
    <div class="row">${KINDS[kind].map(([id, text]) => html`<label class="row" key=${id}><input type="radio" name="mock" checked=${chosen === id} onChange=${() => onChange({ mock: id })} />${text}</label>`)}</div>
    ${chosen === 'result' && html`<${JsonField} label="Result" value=${trial.result} onChange=${result => onChange({ result })} height="6rem" />
      ${state.type === 'Task' && html`<label class="field">Held against<select value=${trial.validation} onChange=${event => onChange({ validation: event.currentTarget.value })}>
        ${VALIDATION.map(([id, text]) => html`<option key=${id} value=${id} selected=${id === trial.validation}>${text}</option>`)}</select></label>`}`}
    ${chosen === 'error' && html`<${TextField} label="Error" value=${trial.error} onChange=${error => onChange({ error })} placeholder="ServiceBusy" />
      <${TextField} label="Cause" value=${trial.cause} onChange=${cause => onChange({ cause })} />`}
  </fieldset>`;
}

function Configuration({ state, kind, trial, onChange }) {
  const inside = state.type === 'Map' || state.type === 'Parallel';
  if (kind === 'none') return null;
  return html`<div class="grid-2 tight">
    <${TextField} label="Retries before" number value=${trial.retries} onChange=${retries => onChange({ retries })} />
    ${inside && html`<${TextField} label="State inside that failed" value=${trial.causedBy} onChange=${causedBy => onChange({ causedBy })} />`}
    ${state.type === 'Map' && html`<${TextField} label="Failed items" number value=${trial.failedItems} onChange=${failedItems => onChange({ failedItems })} />
      <label class="field">What the ItemReader read<textarea rows="3" value=${trial.readerData} onInput=${event => onChange({ readerData: event.currentTarget.value })}></textarea></label>`}
  </div>`;
}

function TextField({ label, value, number = false, placeholder, onChange }) {
  return html`<label class="field">${label}<input type=${number ? 'number' : 'text'} min=${number ? 0 : undefined} value=${value} placeholder=${placeholder} spellcheck=${false}
    onInput=${event => onChange(event.currentTarget.value)} /></label>`;
}

function JsonField({ label, value, onChange, height, optional = false, hint }) {
  const wrong = optional && !value.trim() ? '' : jsonProblem(value);
  return html`<div class="field"><span class="label" aria-hidden="true">${label}</span>
    <${Editor} value=${value} label=${label} height=${height} onChange=${onChange} />
    ${hint && html`<span class="hint">${hint}</span>`}
    ${wrong && html`<span class="error">Expected JSON: ${wrong}</span>`}</div>`;
}
