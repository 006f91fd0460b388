import { html } from '../lib/html.js';
import { Icon } from './icons.js';

/** Tags to write: pairs of key and value, of which each has a row. */
export function TagRows({ rows, onChange }) {
  const change = (at, values) => onChange(rows.map((row, index) => index === at ? values : row));
  return html`${rows.map(([key, value], at) => html`<div class="row tag-row" key=${at}>
      <input aria-label=${`Key of tag ${at + 1}`} placeholder="key" value=${key} maxlength="128" onInput=${event => change(at, [event.currentTarget.value, value])} />
      <input aria-label=${`Value of tag ${at + 1}`} placeholder="value" value=${value} maxlength="256" onInput=${event => change(at, [key, event.currentTarget.value])} />
      <button type="button" class="icon plain" aria-label=${`Remove tag ${key || at + 1}`} onClick=${() => onChange(rows.toSpliced(at, 1))}><${Icon} name="close" size=${15} /></button>
    </div>`)}
    <span><button type="button" onClick=${() => onChange([...rows, ['', '']])}><${Icon} name="plus" size=${15} />Add a tag</button></span>`;
}

/** The tags as an object; rows without a key are none. */
export function tagsOf(rows) {
  return Object.fromEntries(rows.filter(([key]) => key.trim()).map(([key, value]) => [key.trim(), value]));
}
