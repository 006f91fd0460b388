import { html } from '../../../lib/html.js';
import { Json } from '../../../parts/json.js';
import { lineName } from '../words.js';

/** The variables that a state could read, and those that it assigned on its way out. */
export function Variables({ page, visit, variables }) {
  if (!variables.length) return html`<p class="muted">No variables are in force here. <code>Assign</code> in a state makes them.</p>`;
  return html`<ul class="variables">${variables.map(({ name, value, id, from }) => html`<li key=${name}>
    <h3><code>$${name}</code>${from === visit ? html`<span class="badge is-running">assigned here</span>` : null}</h3>
    <p class="muted small">by <button type="button" class="plain to-event" onClick=${() => page.selection.choose(from)}>${from.name}</button>${place(from, visit)}, event ${id.toLocaleString()}</p>
    <${Json} text=${value} label=${'variable ' + name} />
  </li>`)}</ul>`;
}

function place(from, visit) {
  return from.line !== visit.line ? html`, ${from.line.parent ? `${lineName(from.line).toLowerCase()} of ${from.line.parent.name}` : 'outside'}` : null;
}
