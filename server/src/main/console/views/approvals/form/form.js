import { html } from '../../../lib/html.js';
import { below, kindOf } from './schema.js';
import { BooleanField, ChoiceField, ConstField, JsonField, NumberField, TextField } from './fields.js';
import { ListField } from './lists.js';
import { Needed } from './needed.js';
import { VariantField } from './variants.js';

const FIELDS = {
  const: ConstField, choice: ChoiceField, boolean: BooleanField, string: TextField, number: NumberField, integer: NumberField,
  object: Group, array: ListField, variant: VariantField, json: JsonField
};

/**
 * A form drawn from an expanded JSON Schema. `draft` is what is typed, `errors` what is wrong, by JSON Pointer; `onChange(draft,
 * pointer)` gets the next draft and where it was changed.
 */
export function SchemaForm({ schema, draft, errors, onChange }) {
  return html`<div class="schema-form"><${Members} schema=${schema} draft=${draft} pointer="" form=${{ errors }} onChange=${onChange} /></div>`;
}

/** A field of any kind. */
export function Field(props) {
  return html`<${FIELDS[kindOf(props.schema)]} ...${props} />`;
}

/** The members of an object, one below the other. */
export function Members({ schema, draft, pointer, form, onChange }) {
  const required = new Set(schema.required ?? []);
  if (kindOf(schema) !== 'object') {
    return html`<${Field} schema=${schema} name="Answers" draft=${draft} pointer=${pointer} required=${true} form=${form} onChange=${onChange} />`;
  }
  return Object.keys(schema.properties).map(name => html`<${Field} key=${name} name=${name} schema=${schema.properties[name]} draft=${draft[name]}
    pointer=${below(pointer, name)} required=${required.has(name)} form=${form}
    onChange=${(next, where) => onChange({ ...draft, [name]: next }, where)} />`);
}

function Group({ schema, name, draft, pointer, required, form, onChange }) {
  return html`<fieldset class="group" data-pointer=${pointer} tabindex="-1">
    <legend>${schema.title ?? name}${required && html`<${Needed} />`}</legend>
    ${schema.description && html`<p class="hint">${schema.description}</p>`}
    ${form.errors[pointer] && html`<p class="error" role="alert">${form.errors[pointer]}</p>`}
    <${Members} schema=${schema} draft=${draft} pointer=${pointer} form=${form} onChange=${onChange} />
  </fieldset>`;
}
