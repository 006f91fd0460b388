import { html } from '../../lib/html.js';
import { readArn, nameOf } from '../../lib/arn.js';
import { path } from '../../lib/router.js';
import { Icon } from '../../parts/icons.js';
import { Cause } from './cause.js';
import { culprit, executionAt } from './fold/at.js';
import { nestedExecutions } from './fold/nested.js';
import { pathOf } from './fold/model.js';
import { lineName, many } from './words.js';

const WORDS = { FAILED: 'failed', TIMED_OUT: 'ran out of time', ABORTED: 'was stopped' };

/** Why an execution did not succeed: which state, which error, which cause, and the way there. */
export function Failure({ page }) {
  const { watch, fold, history, id } = page;
  const { status, cause } = watch.description;
  if (!WORDS[status]) return null;
  const known = history.complete();
  const later = known && !WORDS[executionAt(fold, id)];
  const visit = known ? culprit(fold) : null;
  const looks = ['failure', status === 'ABORTED' && 'stopped', later && 'later'].filter(Boolean).join(' ');
  return html`<section class=${looks} aria-label="Why it did not succeed">
    <header><h2><${Icon} name=${status === 'ABORTED' ? 'aborted' : 'failed'} /><${What} status=${status} visit=${visit} /></h2>
      ${visit && html`<${Ways} page=${page} visit=${visit} />`}</header>
    <${ErrorLine} page=${page} visit=${visit} later=${later} />
    ${cause && html`<${Cause} text=${cause} />`}
  </section>`;
}

function ErrorLine({ page, visit, later }) {
  const { error } = page.watch.description;
  const attempts = visit?.attempts.length ?? 0;
  return html`<p class="row">${error ? html`<code class="error-name">${error}</code>` : html`<span class="muted">No error was named.</span>`}
    ${attempts > 1 && html`<span class="muted">after ${many(attempts, 'attempt')}</span>`}
    ${later && html`<span class="muted">This had not happened yet at event ${page.id.toLocaleString()}.</span>`}</p>`;
}

function What({ status, visit }) {
  const place = visit && where(visit);
  if (visit && status === 'FAILED') return html`<span>State <em>${visit.name}</em> failed${place}</span>`;
  return html`<span>The execution ${WORDS[status]}${visit && html` in state <em>${visit.name}</em>${place}`}</span>`;
}

function Ways({ page: { history, selection }, visit }) {
  const nested = nestedExecutions(history.events, visit).at(-1);
  return html`<div class="row">
    ${visit !== selection.visit && html`<button type="button" onClick=${() => selection.choose(visit)}>Show state ${visit.name}</button>`}
    ${nested && html`<a class="button" href=${path`/executions/${nested}`}>Open the nested execution of ${readArn(nested).machine}<span class="visually-hidden">, ${nameOf(nested)}</span></a>`}
  </div>`;
}

function where(visit) {
  const places = pathOf(visit).slice(1).map(one => `${lineName(one.line).toLowerCase()} of ${one.line.parent.name}`);
  return places.length ? `, in ${places.reverse().join(', ')}` : '';
}
