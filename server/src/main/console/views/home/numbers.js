import { html } from '../../lib/html.js';
import { path } from '../../lib/router.js';
import { duration } from '../../lib/time.js';

const SHOWN = 8;
const PARTS = ['running', 'succeeded', 'failed', 'timedOut', 'aborted'];

/** The last day in four numbers. */
export function Numbers({ machines }) {
  const all = Object.fromEntries(PARTS.map(part => [part, machines.reduce((sum, one) => sum + (one[part] ?? 0), 0)]));
  const bad = all.failed + all.timedOut;
  const ended = all.succeeded + bad + all.aborted;
  return html`<section aria-label="The last 24 hours"><dl class="grid-4">
    <${Number} label="Running now" value=${all.running} href="/executions?status=RUNNING" />
    <${Number} label="Ended in 24 hours" value=${ended} href="/executions" />
    <${Number} label="Failed or timed out" value=${bad} href="/executions?q=status%3Afailed%2Ctimed_out" />
    <${Number} label="Succeeded" value=${ended ? percent(all.succeeded / ended) : '–'} href="/machines" />
  </dl></section>`;
}

function Number({ label, value, href }) {
  const shown = typeof value === 'number' ? value.toLocaleString() : value;
  return html`<div class="card stat"><dt>${label}</dt><dd><a href=${href}>${shown}</a></dd></div>`;
}

/** Never 100 % as long as one has failed. */
function percent(share) {
  const rounded = Math.floor(share * 1000) / 10;
  return `${rounded} %`;
}

/** Machines with how they have done, the busiest first. */
export function MachineLines({ machines, rates }) {
  const byArn = new Map(rates.map(rate => [rate.stateMachineArn, rate]));
  const lines = machines.map(machine => ({ ...machine, rate: byArn.get(machine.stateMachineArn) }))
    .sort((one, other) => total(other.rate) - total(one.rate) || one.name.localeCompare(other.name)).slice(0, SHOWN);
  return html`<section class="card"><header><h2>Machines</h2><a href="/machines">All machines</a></header>
    <ul class="machine-lines">${lines.map(one => html`<li key=${one.stateMachineArn}>
      <a href=${path`/machines/${one.stateMachineArn}`}>${one.name}</a>
      <span class="muted small number">${one.rate?.p50Millis !== undefined ? duration(one.rate.p50Millis) : ''}</span>
      <${Rate} rate=${one.rate} /></li>`)}</ul>
  </section>`;
}

function total(rate) {
  return PARTS.reduce((sum, part) => sum + (rate?.[part] ?? 0), 0);
}

/** How many went well, badly, or are under way, as one bar with the words for it. */
function Rate({ rate }) {
  const all = total(rate);
  if (!all) return html`<span class="muted small">nothing in 24 h</span>`;
  const bad = rate.failed + rate.timedOut;
  const words = `${rate.succeeded} succeeded, ${bad} failed, ${rate.running} running`;
  const bar = (name, count) => count > 0 && html`<span class=${name} style=${{ width: `${count / all * 100}%` }}></span>`;
  return html`<span class="share" role="img" aria-label=${words} title=${words}>${bar('good', rate.succeeded)}${bar('poor', bad)}${bar('going', rate.running)}</span>`;
}
