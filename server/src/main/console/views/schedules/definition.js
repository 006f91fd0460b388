import { html } from '../../lib/html.js';
import { Arn } from '../../parts/copy.js';
import { Json } from '../../parts/json.js';
import { Time } from '../../parts/time.js';
import { CATCH_UPS, Expression, OVERLAPS, machineAddress } from './looks.js';

/** What somebody wanted when they made it. */
export function Definition({ schedule }) {
  const { machine, overlap, catchUp, retry, startDate, endDate, flexibleWindow, input, counts } = schedule;
  return html`<section class="card" aria-labelledby="what"><header><h2 id="what">What it does</h2></header>
    <div class="body stack"><dl class="pairs">
      <div><dt>When</dt><dd><${Expression} schedule=${schedule} /></dd></div>
      <div><dt>Starts</dt><dd><a href=${machineAddress(machine, schedule.arn)}>${machine}</a></dd></div>
      ${startDate && html`<div><dt>Not before</dt><dd><${Time} at=${startDate} exact=${true} /></dd></div>`}
      ${endDate && html`<div><dt>Not after</dt><dd><${Time} at=${endDate} exact=${true} /></dd></div>`}
      ${flexibleWindow && html`<div><dt>Spread over</dt><dd>${period(flexibleWindow)} after each time</dd></div>`}
      <div><dt>If one still runs</dt><dd>${OVERLAPS[overlap]} <code class="muted">${overlap}</code></dd></div>
      <div><dt>If no server ran</dt><dd>${CATCH_UPS[catchUp.mode]}, back to ${period(catchUp.window)} <code class="muted">${catchUp.mode}</code></dd></div>
      <div><dt>If a start fails</dt><dd>tried ${retry.maximumAttempts} times within ${period(retry.maximumAge)}</dd></div>
      <div><dt>So far</dt><dd>${counts.started} started, ${counts.skipped} skipped, ${counts.missed} missed, ${counts.failed} failed</dd></div>
      <div><dt>ARN</dt><dd><${Arn} arn=${schedule.arn} whole=${true} /></dd></div>
      <div><dt>Made</dt><dd><${Time} at=${schedule.createdAt} /></dd></div>
    </dl>
    <div><h3 class="small muted">Input of each execution</h3><${Json} text=${JSON.stringify(input)} label="Input of each execution" /></div></div>
  </section>`;
}

const UNITS = { D: 'day', H: 'hour', M: 'minute', S: 'second' };

/** PT4H30M as 4 hours 30 minutes. */
function period(text) {
  const parts = [...text.matchAll(/(\d+)([DHMS])/g)].map(([, number, unit]) => `${number} ${UNITS[unit]}${number === '1' ? '' : 's'}`);
  return parts.join(' ') || text;
}
