import { html } from '../../../lib/html.js';

/** Marks what has to be given. */
export function Needed() {
  return html`<span class="needed" title="needed for an approval"> *<span class="visually-hidden"> needed</span></span>`;
}
