import { useEffect, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get } from '../../lib/api.js';
import { useLoad, useRested } from '../../lib/hooks.js';
import { useQuery } from '../../lib/router.js';
import { Command } from '../../parts/copy.js';
import { Icon } from '../../parts/icons.js';
import { PageHead } from '../../parts/page.js';
import { Empty, loaded } from '../../parts/states.js';
import { MachineTable } from './table.js';
import { SPANS, useAllStatistics } from './statistics.js';

const PAGE = 200;
const REST = 250;
const LOOK_AGAIN = 10000;

/** All state machines with what became of their executions. */
export default function MachineList() {
  const [name, setName] = useQuery('name');
  const [type, setType] = useQuery('type');
  const [since, setSince] = useQuery('since', 'PT24H');
  const wanted = useRested(name, REST);
  const [limit, setLimit] = useState(PAGE);
  useEffect(() => setLimit(PAGE), [wanted]);
  const load = useLoad(() => get('/machines', { query: { name: wanted, limit } }), [wanted, limit], { every: LOOK_AGAIN });
  const { statistics } = useAllStatistics(since, LOOK_AGAIN);
  const filtered = Boolean(wanted || type);
  return html`
    <${PageHead} title="State machines" actions=${may('EDIT') && html`<a class="button primary" href="/machines/new"><${Icon} name="plus" size=${16} />New state machine</a>`} />
    <${Filters} name=${name} setName=${setName} type=${type} setType=${setType} since=${since} setSince=${setSince} spans=${statistics !== null} />
    ${loaded(load, data => {
      const machines = data.machines.filter(machine => !type || machine.type === type);
      if (!machines.length) return html`<${Nothing} filtered=${filtered} onAll=${() => (setName(''), setType(''))} />`;
      return html`<${MachineTable} machines=${machines} statistics=${statistics} />
        ${data.after && html`<p class="row more"><span class="muted">The first ${data.machines.length.toLocaleString()} are shown.</span>
          <button type="button" onClick=${() => setLimit(Math.min(1000, limit + PAGE))} disabled=${limit >= 1000}>Show more</button></p>`}`;
    }, { what: 'Loading the state machines' })}`;
}

function Filters({ name, setName, type, setType, since, setSince, spans }) {
  return html`<form class="row filters" role="search" aria-label="State machines" onSubmit=${event => event.preventDefault()}>
    <label class="grow"><span class="visually-hidden">Name</span>
      <input type="search" placeholder="Filter by name" value=${name} spellcheck=${false} onInput=${event => setName(event.currentTarget.value)} /></label>
    <label><span class="visually-hidden">Type</span><select value=${type} onChange=${event => setType(event.currentTarget.value)}>
      <option value="">All types</option><option value="STANDARD">Standard</option><option value="EXPRESS">Express</option></select></label>
    ${spans && html`<label><span class="visually-hidden">Figures of</span><select value=${since} onChange=${event => setSince(event.currentTarget.value)}>
      ${SPANS.map(([value, text]) => html`<option key=${value} value=${value}>${text}</option>`)}</select></label>`}
  </form>`;
}

function Nothing({ filtered, onAll }) {
  if (filtered) {
    return html`<div class="card"><${Empty} title="No state machine fits">
      <p>None has that name and type.</p><button type="button" onClick=${onAll}>Show all</button><//></div>`;
  }
  if (!may('EDIT')) return html`<div class="card"><${Empty} title="There is no state machine that you may see" /></div>`;
  return html`<div class="card"><${Empty} title="There is no state machine yet">
    <p>A state machine says which steps there are and in what order they run. Write one here, beginning with a template, or create one from a file:</p>
    <a class="button primary" href="/machines/new">New state machine</a>
    <${Command} text=${`aws stepfunctions create-state-machine --endpoint-url ${location.origin} --name hello --role-arn arn:aws:iam::123456789012:role/any --definition file://workflow.asl.json`} /><//></div>`;
}
