import { html } from '../../../lib/html.js';
import { duration } from '../../../lib/time.js';
import { attemptsAt, visitAt } from '../fold/at.js';
import { Cause } from '../cause.js';
import { reasonOf } from '../reason.js';
import { retryAfter } from './retry.js';
import { VisitStatus } from '../visit-status.js';

/** Each attempt of a visit: how long it waited to be begun, how long it worked, how it ended, and the pause after it. */
export function Attempts({ page, visit }) {
  const attempts = attemptsAt(visit, page.id);
  if (!attempts.length) return html`<p class="muted">States of this kind do their work at once; there are no attempts.</p>`;
  return html`<ol class="attempts">${attempts.map((attempt, index) => html`<li key=${attempt.from}>
    <${Attempt} page=${page} attempt=${attempt} number=${index + 1} />
    ${pause(page, visit, attempt, attempts[index + 1])}
  </li>`)}</ol>`;
}

function Attempt({ page, attempt, number }) {
  const { fold } = page;
  const { from, started, ended, outcome, failure } = attempt;
  const time = id => fold.times[id];
  const told = reasonOf(page, failure);
  return html`<div class="row"><strong>Attempt ${number}</strong><${VisitStatus} status=${outcome || 'RUNNING'} />
      <button type="button" class="plain to-event" onClick=${() => page.moment.set(ended || from)}>event ${(ended || from).toLocaleString()}</button></div>
    <p class="muted small number">${started > 0 && `begun after ${duration(time(started) - time(from))}, `}${ended ? `took ${duration(time(ended) - time(started || from))}` : 'still runs'}</p>
    ${(told.error || told.cause) && html`<p><code class="error-name">${told.error ?? 'without a name'}</code></p>${told.cause && html`<${Cause} text=${told.cause} />`}`}`;
}

function pause(page, visit, attempt, next) {
  const { fold, id } = page;
  if (!attempt.ended) return null;
  if (next) return html`<p class="pause muted small">tried again after ${duration(fold.times[next.from] - fold.times[attempt.ended])}</p>`;
  if (visitAt(visit, id) !== 'RETRYING') return null;
  return html`<p class="pause muted small">waits to be tried again${planned(page, visit)}</p>`;
}

/** When it is tried again, by the definition. */
function planned(page, visit) {
  const errors = attemptsAt(visit, page.id).filter(one => one.ended).map(one => reasonOf(page, one.failure).error);
  const after = retryAfter(page.definition?.states.get(visit.name)?.state, errors);
  return after && `, ${after.atMost ? 'at most ' : ''}${duration(after.seconds * 1000)} after the failure`;
}
