import { html } from '../../lib/html.js';
import { nameOf } from '../../lib/arn.js';
import { path } from '../../lib/router.js';
import { Time } from '../../parts/time.js';
import { Outcome } from './looks.js';

const MINUTE = 60000;
const TIME_FORMAT = { weekday: 'short', year: 'numeric', month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' };
const HELD = { PAUSED: 'It is paused: these times pass without a start.', DISABLED: 'It is off: these times pass without a start.' };

export function NextTimes({ schedule }) {
  const { nextTimes, state, timeZone } = schedule;
  return html`<section class="card" aria-labelledby="next"><header><h2 id="next">Next times</h2></header>
    <div class="body stack">
      ${HELD[state] && html`<p class="notice">${HELD[state]}</p>`}
      ${nextTimes.length ? html`<${TimeList} times=${nextTimes} zone=${timeZone} />` : html`<p class="muted">There are no more times.</p>`}
    </div></section>`;
}

/** Times in the schedule's own zone, and how long until then. */
export function TimeList({ times, zone }) {
  const exact = times.some(time => new Date(time).getTime() % MINUTE !== 0);
  const format = new Intl.DateTimeFormat(undefined, { ...TIME_FORMAT, second: exact ? '2-digit' : undefined, timeZone: zone });
  return html`<ol class="time-list">${times.map(time => html`<li key=${time}><span class="number">${format.format(new Date(time))}</span><span class="muted"><${Time} at=${time} /></span></li>`)}</ol>`;
}

/** What waits to be started, and what runs. */
export function UnderWay({ schedule }) {
  const { pending, running, retryAt } = schedule;
  if (!pending.length && !running.length) return null;
  return html`<section class="card" aria-labelledby="under-way"><header><h2 id="under-way">Under way</h2></header>
    <div class="body stack">
      ${running.length > 0 && html`<div><h3 class="small muted">Runs</h3><ul>${running.map(arn => html`<li key=${arn}><a href=${path`/executions/${arn}`}>${nameOf(arn)}</a></li>`)}</ul></div>`}
      ${pending.length > 0 && html`<div><h3 class="small muted">Waits to be started</h3><ul>${pending.map(fire => html`<li key=${fire.time}><${Time} at=${fire.time} exact=${true} />${fire.attempts > 0 && `, tried ${fire.attempts} times`}</li>`)}</ul>
        ${retryAt && html`<p class="muted small">Tried again <${Time} at=${retryAt} />.</p>`}</div>`}
    </div></section>`;
}

export function Outcomes({ schedule }) {
  const { outcomes } = schedule;
  return html`<section class="card wide" aria-labelledby="outcomes"><header><h2 id="outcomes">What came of its times</h2><span class="muted small">the last ten</span></header>
    ${outcomes.length ? html`<div class="scroll" tabindex="0" role="region" aria-label="Table of outcomes"><table class="cards-when-narrow">
      <caption class="visually-hidden">Outcomes, newest first</caption>
      <thead><tr><th scope="col">Time</th><th scope="col">Outcome</th><th scope="col">Noted</th></tr></thead>
      <tbody>${outcomes.map(one => html`<tr key=${one.time + one.at}><td data-label="Time"><${Time} at=${one.time} exact=${true} /></td><td data-label="Outcome"><${Outcome} outcome=${one} /></td><td data-label="Noted"><${Time} at=${one.at} /></td></tr>`)}</tbody>
    </table></div>` : html`<p class="body muted">It has not fired yet.</p>`}</section>`;
}
