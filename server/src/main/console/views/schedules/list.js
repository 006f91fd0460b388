import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { path, useQuery } from '../../lib/router.js';
import { Command } from '../../parts/copy.js';
import { Icon } from '../../parts/icons.js';
import { PageHead } from '../../parts/page.js';
import { Empty, loaded } from '../../parts/states.js';
import { Time } from '../../parts/time.js';
import { ScheduleDialog } from './dialog.js';
import { Expression, Outcome, ScheduleState, machineAddress } from './looks.js';

const LOOK_AGAIN = 4000;
const MOST = 1000;

/** Everything that starts executions by the clock; what fires next comes first. */
export default function ScheduleList() {
  const load = useLoad(() => get('/schedules', { query: { limit: MOST } }), [], { every: LOOK_AGAIN });
  const [making, make] = useQuery('new');
  const [text, find] = useQuery('q');
  const add = may('EDIT') && html`<button type="button" class="primary" onClick=${() => make('1')}><${Icon} name="plus" size=${15} />New schedule</button>`;
  return html`<${PageHead} title="Schedules" actions=${add}><p class="muted">What starts executions by the clock.</p><//>
    ${loaded(load, data => data.schedules.length
      ? html`<div class="stack">
          <input type="search" class="find-schedules" aria-label="Find schedules" placeholder="Name, machine or expression" value=${text} spellcheck=${false} onInput=${event => find(event.currentTarget.value)} />
          <section class="card" aria-label="Schedules"><${Table} schedules=${data.schedules.filter(one => fits(one, text)).sort(byNext)} /></section></div>`
      : html`<section class="card"><${NoneYet} /></section>`, { what: 'Loading schedules' })}
    ${making && may('EDIT') && html`<${ScheduleDialog} onClose=${() => make('')} onDone=${load.reload} />`}`;
}

function fits({ name, machine, expression }, text) {
  const line = `${name} ${machine} ${expression}`.toLowerCase();
  return text.toLowerCase().split(/\s+/).every(word => line.includes(word));
}

function byNext(one, other) {
  return rank(one) - rank(other) || one.name.localeCompare(other.name);
}

function rank({ state, nextTimes }) {
  return state === 'ACTIVE' && nextTimes.length ? new Date(nextTimes[0]).getTime() : Number.MAX_SAFE_INTEGER;
}

function Table({ schedules }) {
  if (!schedules.length) return html`<p class="body muted">No schedule fits.</p>`;
  return html`<div class="scroll"><table class="cards-when-narrow">
    <caption class="visually-hidden">Schedules, what fires next first</caption>
    <thead><tr><th scope="col">Schedule</th><th scope="col">State</th><th scope="col">When</th><th scope="col">Next</th><th scope="col">Last</th><th scope="col">Starts</th><th scope="col">Overlap</th></tr></thead>
    <tbody>${schedules.map(one => html`<tr key=${one.name}>
      <td data-label="Schedule"><a class="strong" href=${path`/schedules/${one.name}`}>${one.name}</a></td>
      <td data-label="State"><${ScheduleState} state=${one.state} /></td>
      <td data-label="When"><${Expression} schedule=${one} /></td>
      <td data-label="Next">${one.state === 'ACTIVE' ? html`<${Time} at=${one.nextTimes[0]} />` : html`<span class="muted">–</span>`}</td>
      <td data-label="Last">${one.lastOutcome ? html`<span class="row"><${Outcome} outcome=${one.lastOutcome} brief=${true} /> <${Time} at=${one.lastOutcome.at} /></span>` : html`<span class="muted">not fired yet</span>`}</td>
      <td data-label="Starts"><a class="quiet" href=${machineAddress(one.machine, one.arn)}>${one.machine.startsWith('arn:') ? one.machine.split(':').slice(6).join(':') : one.machine}</a></td>
      <td data-label="Overlap"><code>${one.overlap}</code></td>
    </tr>`)}</tbody></table></div>`;
}

function NoneYet() {
  return html`<${Empty} title="Nothing starts by the clock yet">
    <p>A schedule starts a machine at times of a cron expression, at a rate, or once. Make one here, in section <code>schedules</code> of <code>pawl.json</code>, or by command:</p>
    <${Command} text=${'pawl schedules create nightly --expression \'cron(0 2 * * ? *)\' --zone Europe/Berlin --machine NAME'} /><//>`;
}
