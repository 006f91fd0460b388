import { useId } from 'preact/hooks';
import { html } from '../../../lib/html.js';
import { Field, Members } from './form.js';
import { Needed } from './needed.js';
import { kindOf, variants } from './schema.js';

/** One of several shapes: which one is chosen first, and each keeps what was typed into it. */
export function VariantField({ schema, name, draft, pointer, required, form, onChange }) {
  const id = useId();
  const all = variants(schema);
  const [chosen, title] = all[draft.chosen];
  const change = (next, where) => onChange({ ...draft, drafts: draft.drafts.map((one, index) => index === draft.chosen ? next : one) }, where);
  return html`<fieldset class="group" data-pointer=${pointer} tabindex="-1">
    <legend>${schema.title ?? name}${required && html`<${Needed} />`}</legend>
    ${schema.description && html`<p class="hint">${schema.description}</p>`}
    ${form.errors[pointer] && html`<p class="error" role="alert">${form.errors[pointer]}</p>`}
    <div class="choices">${all.map(([, text], index) => html`<label class="check" key=${index}>
      <input type="radio" name=${id} checked=${index === draft.chosen} onChange=${() => onChange({ ...draft, chosen: index }, pointer)} /><span>${text}</span></label>`)}</div>
    ${kindOf(chosen) === 'object'
      ? html`<${Members} key=${draft.chosen} schema=${chosen} draft=${draft.drafts[draft.chosen]} pointer=${pointer} form=${form} onChange=${change} />`
      : html`<${Field} key=${draft.chosen} schema=${chosen} name=${title} draft=${draft.drafts[draft.chosen]} pointer=${pointer} required=${required} form=${form} onChange=${change} />`}
  </fieldset>`;
}
