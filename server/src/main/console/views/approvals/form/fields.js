import { useId } from 'preact/hooks';
import { html } from '../../../lib/html.js';
import { Editor } from '../../../parts/editor.js';
import { bounds, choices, constraints, inputType, isLong, isShort, told } from './schema.js';
import { Needed } from './needed.js';

/** Label, hint, field and what is wrong with it. */
function Labelled({ id, schema, name, required, error, hint, children }) {
  return html`<div class=${error ? 'field is-wrong' : 'field'}>
    <label for=${id}>${schema.title ?? name}${required && html`<${Needed} />`}</label>
    ${schema.description && html`<span class="hint" id=${id + '-about'}>${schema.description}</span>`}
    ${children}
    ${hint && html`<span class="hint" id=${id + '-hint'}>${hint}</span>`}
    <${Wrong} id=${id} error=${error} />
  </div>`;
}

function Wrong({ id, error }) {
  return error ? html`<span class="error" id=${id + '-error'} role="alert">${error}</span>` : null;
}

/** What a field is described by, and how it is found when it is wrong. */
function described(id, { schema, pointer, form, required, hint }) {
  const error = form.errors[pointer];
  const by = [schema.description && id + '-about', hint && id + '-hint', error && id + '-error'].filter(Boolean).join(' ');
  return {
    id, 'data-pointer': pointer, required, readonly: schema.readOnly === true, 'aria-invalid': error ? 'true' : undefined, 'aria-describedby': by || undefined
  };
}

export function TextField({ schema, name, draft, pointer, required, form, onChange }) {
  const id = useId();
  const hint = bounds(schema);
  const common = { ...described(id, { schema, pointer, form, required, hint }), ...constraints(schema), step: undefined, value: draft, onInput: event => onChange(event.currentTarget.value, pointer) };
  const type = inputType(schema);
  return html`<${Labelled} id=${id} schema=${schema} name=${name} required=${required} hint=${hint} error=${form.errors[pointer]}>
    ${isLong(schema)
      ? html`<textarea rows="4" ...${common} pattern=${undefined}></textarea>`
      : html`<input type=${type} step=${type === 'datetime-local' ? 1 : undefined} autocomplete="off" placeholder=${placeholder(schema)} ...${common} />`}
  <//>`;
}

function placeholder(schema) {
  return schema.examples?.length ? told(schema.examples[0]) : undefined;
}

export function NumberField({ schema, name, draft, pointer, required, form, onChange }) {
  const id = useId();
  const hint = bounds(schema);
  const { min, max, step } = constraints(schema);
  return html`<${Labelled} id=${id} schema=${schema} name=${name} required=${required} hint=${hint} error=${form.errors[pointer]}>
    <input type="number" inputmode=${step === 1 ? 'numeric' : 'decimal'} min=${min} max=${max} step=${step} autocomplete="off" placeholder=${placeholder(schema)} value=${draft}
      ...${described(id, { schema, pointer, form, required, hint })} onInput=${event => onChange(event.currentTarget.value, pointer)} /><//>`;
}

export function BooleanField({ schema, name, draft, pointer, form, onChange }) {
  const id = useId();
  return html`<div class="field">
    <label class="check"><input type="checkbox" checked=${draft} disabled=${schema.readOnly === true} ...${described(id, { schema, pointer, form })}
      onChange=${event => onChange(event.currentTarget.checked, pointer)} /><span>${schema.title ?? name}</span></label>
    ${schema.description && html`<span class="hint" id=${id + '-about'}>${schema.description}</span>`}
    <${Wrong} id=${id} error=${form.errors[pointer]} />
  </div>`;
}

export function ChoiceField(props) {
  return isShort(props.schema) ? html`<${Radios} ...${props} />` : html`<${Select} ...${props} />`;
}

function Select({ schema, name, draft, pointer, required, form, onChange }) {
  const id = useId();
  return html`<${Labelled} id=${id} schema=${schema} name=${name} required=${required} error=${form.errors[pointer]}>
    <select value=${draft} ...${described(id, { schema, pointer, form, required })} onChange=${event => onChange(event.currentTarget.value, pointer)}>
      <option value="" selected=${draft === ''}>${required ? 'Choose' : 'No answer'}</option>
      ${choices(schema).map(([, title], index) => html`<option key=${index} value=${String(index)} selected=${draft === String(index)}>${title}</option>`)}
    </select><//>`;
}

function Radios({ schema, name, draft, pointer, required, form, onChange }) {
  const id = useId();
  const all = choices(schema).map(([, title, about], index) => [String(index), title, about]);
  if (!required) all.push(['', 'No answer']);
  const error = form.errors[pointer];
  return html`<fieldset class=${error ? 'field radios is-wrong' : 'field radios'} aria-describedby=${error ? id + '-error' : undefined}>
    <legend>${schema.title ?? name}${required && html`<${Needed} />`}</legend>
    ${schema.description && html`<span class="hint">${schema.description}</span>`}
    <div class="choices">${all.map(([index, title, about]) => html`<label class="check" key=${index}>
      <input type="radio" name=${id} value=${index} checked=${draft === index} disabled=${schema.readOnly === true} required=${required} data-pointer=${pointer}
        onChange=${() => onChange(index, pointer)} /><span>${title}${about && html`<span class="hint"> ${about}</span>`}</span></label>`)}</div>
    <${Wrong} id=${id} error=${error} />
  </fieldset>`;
}

export function ConstField({ schema, name }) {
  return html`<p class="field"><strong>${schema.title ?? name}</strong><span>${told(schema.const)}</span></p>`;
}

/** Whatever no other field can draw. */
export function JsonField({ schema, name, draft, pointer, required, form, onChange }) {
  const id = useId();
  const error = form.errors[pointer];
  return html`<div class=${error ? 'field is-wrong' : 'field'} data-pointer=${pointer} tabindex="-1">
    <span class="label">${schema.title ?? name} <span class="muted small">as JSON</span>${required && html`<${Needed} />`}</span>
    ${schema.description && html`<span class="hint">${schema.description}</span>`}
    <${Editor} value=${draft} label=${`${schema.title ?? name} as JSON`} height="7rem" onChange=${text => onChange(text, pointer)} />
    <${Wrong} id=${id} error=${error} />
  </div>`;
}
