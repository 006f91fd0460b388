import { html } from '../../../lib/html.js';
import { Icon } from '../../../parts/icons.js';
import { row } from './draft.js';
import { Field } from './form.js';
import { Needed } from './needed.js';
import { below, choices } from './schema.js';

/** A list: elements can be added and taken away. Choices without repetition are a row of check marks. */
export function ListField(props) {
  const { items } = props.schema;
  return props.schema.uniqueItems && choices(items) ? html`<${Checks} ...${props} items=${items} />` : html`<${Rows} ...${props} items=${items} />`;
}

function Head({ schema, name, required, error }) {
  return html`<legend>${schema.title ?? name}${required && html`<${Needed} />`}</legend>
    ${schema.description && html`<p class="hint">${schema.description}</p>`}
    ${error && html`<p class="error" role="alert">${error}</p>`}`;
}

function Rows({ schema, items, name, draft, pointer, required, form, onChange }) {
  const most = schema.maxItems ?? Number.MAX_SAFE_INTEGER;
  const one = items.title ?? schema.title ?? name;
  const change = (at, next, where) => onChange(draft.map((each, index) => index === at ? { ...each, draft: next } : each), where);
  return html`<fieldset class="group list" data-pointer=${pointer} tabindex="-1">
    <${Head} schema=${schema} name=${name} required=${required} error=${form.errors[pointer]} />
    ${draft.length > 0 && html`<ol>${draft.map((each, index) => html`<li key=${each.key}>
      <${Field} schema=${items} name=${`${one} ${index + 1}`} draft=${each.draft} pointer=${below(pointer, index)} required=${true} form=${form}
        onChange=${(next, where) => change(index, next, where)} />
      <button type="button" class="icon plain" aria-label=${`Remove ${one} ${index + 1}`} title="Remove" onClick=${() => onChange(draft.filter(other => other !== each), pointer)}><${Icon} name="close" size=${15} /></button>
    </li>`)}</ol>`}
    ${draft.length === 0 && html`<p class="muted small">None yet.</p>`}
    <p><button type="button" disabled=${draft.length >= most} onClick=${() => onChange([...draft, row(schema)], pointer)}><${Icon} name="plus" size=${15} />Add ${one}</button>
      <span class="hint"> ${bounds(schema)}</span></p>
  </fieldset>`;
}

function bounds({ minItems, maxItems }) {
  if (minItems && maxItems) return `${minItems} to ${maxItems}`;
  if (minItems) return `at least ${minItems}`;
  return maxItems ? `at most ${maxItems}` : '';
}

function Checks({ schema, items, name, draft, pointer, required, form, onChange }) {
  const chosen = new Set(draft.map(each => each.draft));
  const change = (index, on) => {
    const kept = draft.filter(each => each.draft !== index);
    onChange(on ? [...kept, { key: 'choice-' + index, draft: index }] : kept, pointer);
  };
  return html`<fieldset class="field radios" data-pointer=${pointer} tabindex="-1">
    <${Head} schema=${schema} name=${name} required=${required} error=${form.errors[pointer]} />
    <div class="choices">${choices(items).map(([, title], index) => html`<label class="check" key=${index}>
      <input type="checkbox" checked=${chosen.has(String(index))} onChange=${event => change(String(index), event.currentTarget.checked)} /><span>${title}</span></label>`)}</div>
  </fieldset>`;
}
