import { html } from '../../lib/html.js';

/** What speaks against it: errors forbid it, warnings are to be looked at. */
export function Obstacles({ check }) {
  if (!check.errors.length && !check.warnings.length) return null;
  return html`${check.errors.length > 0 && html`<div class="problem" role="alert"><strong>It cannot be</strong>
      <ul>${check.errors.map(one => html`<li key=${one.place + one.message}>${one.place && html`<b>${one.place}</b>: `}${one.message}</li>`)}</ul></div>`}
    ${check.warnings.length > 0 && html`<details open><summary>Worth a look (${check.warnings.length})</summary>
      <ul>${check.warnings.map(one => html`<li key=${one.place + one.message}>${one.place && html`<b>${one.place}</b>: `}${one.message}</li>`)}</ul></details>`}`;
}
