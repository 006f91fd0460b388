import { html } from '../../lib/html.js';
import { get } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { Icon } from '../../parts/icons.js';

/** Whether the whole log still fits together. */
export function Chain() {
  const load = useLoad(() => get('/audit/verification'), []);
  const again = html`<button type="button" class="plain" onClick=${load.reload}>Check again</button>`;
  if (load.problem) return html`<p class="muted">The chain could not be checked. ${again}</p>`;
  if (!load.data) return html`<p class="muted" role="status">Checking the chain…</p>`;
  const { intact, entries, broken } = load.data;
  return html`<p class="row">${intact
    ? html`<span class="badge is-succeeded"><${Icon} name="done" size=${13} />Chain intact, ${entries.toLocaleString()} entries</span>`
    : html`<span class="badge is-failed" role="alert"><${Icon} name="failed" size=${13} />Chain broken${broken && ` at entry ${broken.entry}: ${broken.text}`}</span>`}${again}</p>`;
}
