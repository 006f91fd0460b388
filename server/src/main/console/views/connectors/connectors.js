import { html } from '../../lib/html.js';
import { get } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { useQuery } from '../../lib/router.js';
import { PageHead } from '../../parts/page.js';
import { loaded } from '../../parts/states.js';
import { Connector } from './connector.js';

const LOOK_AGAIN = 15000;

/** What a Task can call on this server, and whether it can be called now. */
export default function Connectors() {
  const load = useLoad(() => get('/connectors'), [], { every: LOOK_AGAIN });
  const [text, find] = useQuery('q');
  return html`<${PageHead} title="Connectors"><p class="muted">What a Task state can call here: put one of the ARNs into its <code>Resource</code>.</p><//>
    <div class="stack">
      <input type="search" class="find-schedules" aria-label="Find connectors" placeholder="Connector, ARN, function, service" value=${text} spellcheck=${false} onInput=${event => find(event.currentTarget.value)} />
      ${loaded(load, data => html`<${Cards} all=${data.connectors} text=${text} />`, { what: 'Asking the connectors what they have' })}
    </div>`;
}

function Cards({ all, text }) {
  const found = [...all].sort((one, other) => Number(other.available) - Number(one.available) || one.name.localeCompare(other.name)).filter(one => fits(one, text));
  if (!found.length) return html`<p class="muted">No connector fits.</p>`;
  return html`<div class="connectors">${found.map(one => html`<${Connector} key=${one.name} connector=${one} text=${text} />`)}</div>`;
}

function fits({ name, resources, detail, things }, text) {
  const line = [name, detail, ...resources, ...(things ?? []).map(thing => thing.name)].join(' ').toLowerCase();
  return text.toLowerCase().split(/\s+/).every(word => line.includes(word));
}
