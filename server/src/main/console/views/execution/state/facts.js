import { html } from '../../../lib/html.js';
import { nameOf, readArn } from '../../../lib/arn.js';
import { path } from '../../../lib/router.js';
import { duration } from '../../../lib/time.js';
import { Copyable } from '../../../parts/copy.js';
import { Time, Took } from '../../../parts/time.js';
import { Approvals } from './approvals.js';
import { nestedExecutions } from '../fold/nested.js';
import { lineAt, groupAt, visitAt } from '../fold/at.js';
import { lastUpTo } from '../fold/marks.js';

/** When a visit was, how long, and what belongs to it. */
export function Facts({ page, visit }) {
  const { history, id } = page;
  return html`<dl class="facts-line body">
    <${Times} page=${page} visit=${visit} />
    ${visit.resource && html`<div class="wide"><dt>Resource</dt><dd><${Copyable} text=${visit.resource.resource} shown=${resourceText(visit.resource)} /></dd></div>`}
    ${visit.resource?.type === 'approval' && html`<${Approvals} page=${page} visit=${visit} />`}
    <${Inside} visit=${visit} id=${id} />
    <${Beyond} visit=${visit} nested=${nestedExecutions(history.events, visit)} />
  </dl>`;
}

function Times({ page, visit }) {
  const { fold, id, moment } = page;
  const left = visit.exited && visit.exited <= id ? visit.exited : 0;
  const over = left || endOf(visit, id);
  const begin = fold.times[visit.entered];
  return html`<div><dt>Entered</dt><dd><${AtEvent} page=${page} event=${visit.entered} /></dd></div>
    ${over > 0 && html`<div><dt>${left ? 'Left' : 'Ended'}</dt><dd><${AtEvent} page=${page} event=${over} /></dd></div>`}
    <div><dt>${over ? 'Took' : 'Took so far'}</dt><dd class="number">${over || !moment.live ? duration(fold.times[over || id] - begin) : html`<${Took} from=${begin} />`}</dd></div>`;
}

/** What it started that has a page of its own. */
function Beyond({ visit, nested }) {
  return html`
    ${visit.mapRuns.map(run => html`<div class="wide" key=${run.arn}><dt>Map run</dt><dd><a href=${path`/map-runs/${run.arn}`}>${nameOf(run.arn)}</a></dd></div>`)}
    ${nested.length > 0 && html`<div class="wide"><dt>Nested execution${nested.length > 1 ? 's' : ''}</dt><dd>${nested.map(arn => html`<a class="line" key=${arn} href=${path`/executions/${arn}`}>${readArn(arn).machine} · ${nameOf(arn)}</a>`)}</dd></div>`}`;
}

/** The event with which a visit was over that was not left: it failed or was given up. */
function endOf(visit, id) {
  const status = visitAt(visit, id);
  if (status === 'RUNNING' || status === 'RETRYING') return 0;
  return visit.marks[lastUpTo(visit.marks.length / 2, id, at => visit.marks[at * 2]) * 2];
}

function resourceText({ type, resource }) {
  return type === 'lambda' || type === 'activity' ? nameOf(resource) : `${type}:${resource}`;
}

/** A time as a way to its event. */
function AtEvent({ page, event }) {
  return html`<${Time} at=${page.fold.times[event]} /> <button type="button" class="plain to-event" title=${`Take the page to event ${event}`} onClick=${() => page.moment.set(event)}>event ${event.toLocaleString()}</button>`;
}

/** How the branches or iterations stand. */
function Inside({ visit, id }) {
  const group = groupAt(visit, id);
  if (!group || visit.mapRuns.length) return null;
  const counts = new Map();
  for (const line of group.lines) {
    const status = line && lineAt(line, id);
    if (status) counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const total = group.length ?? group.lines.length;
  const told = [...counts].map(([status, count]) => `${count.toLocaleString()} ${status.toLowerCase().replace('_', ' ')}`);
  return html`<div class="wide"><dt>${visit.type === 'Map' ? 'Iterations' : 'Branches'}</dt><dd>${total.toLocaleString()}${told.length > 0 && `: ${told.join(', ')}`}</dd></div>`;
}
