import { lineAt, shownAt, visitAt } from '../fold/at.js';

const MOST = 60;

/**
 * What is drawn for a visit: spans {from, to, look} in milliseconds. Looks are statuses; QUEUED is a task that nobody has
 * begun yet, BACKOFF the time until it is tried again, LATER what comes after the chosen event.
 */
export function visitSpans(fold, visit, id, now) {
  const end = visit.exited || lastOf(visit);
  if (visit.entered > id) return [{ from: fold.times[visit.entered], to: end ? fold.times[end] : now, look: 'LATER' }];
  const until = end && end <= id ? fold.times[end] : now;
  const spans = visit.attempts.length ? attemptSpans(fold, visit, id, until) : [{ from: fold.times[visit.entered], to: until, look: standing(visit, id) }];
  if (end > id) spans.push({ from: until, to: fold.times[end], look: 'LATER' });
  return spans;
}

/** The event after which nothing more happens in a visit that was not left. */
function lastOf(visit) {
  const status = visit.marks.at(-1);
  return status === 'RUNNING' || status === 'RETRYING' ? 0 : visit.marks.at(-2);
}

function standing(visit, id) {
  const status = visitAt(visit, id);
  return visit.type === 'Wait' && status !== 'ABORTED' ? 'WAITING' : status;
}

function attemptSpans(fold, visit, id, until) {
  const spans = [];
  const attempts = visit.attempts.filter(attempt => attempt.from <= id);
  const skipped = Math.max(0, attempts.length - MOST);
  let at = fold.times[visit.entered];
  for (const attempt of attempts.slice(skipped)) {
    const from = fold.times[attempt.from];
    if (from > at) spans.push({ from: at, to: from, look: at === fold.times[visit.entered] && !spans.length ? 'QUEUED' : 'BACKOFF' });
    const over = attempt.ended && attempt.ended <= id;
    const to = over ? fold.times[attempt.ended] : until;
    spans.push(...workSpans(fold, attempt, id, { from, to, look: over ? attempt.outcome : alive(visit, id) }));
    at = to;
  }
  if (visitAt(visit, id) === 'RETRYING' && until > at) spans.push({ from: at, to: until, look: 'BACKOFF' });
  return spans;
}

function alive(visit, id) {
  const status = shownAt(visit, id);
  return status === 'CAUGHT' ? 'SUCCEEDED' : status;
}

/** The time until somebody takes the work stands apart. */
function workSpans(fold, attempt, id, whole) {
  const started = attempt.started && attempt.started <= id ? fold.times[attempt.started] : null;
  if (!started || started <= whole.from || started >= whole.to) return [whole];
  return [{ from: whole.from, to: started, look: 'QUEUED' }, { ...whole, from: started }];
}

/** What is drawn for a branch or an iteration that is closed: its visits one after the other. */
export function lineSpans(fold, line, id, now) {
  if (!line.visits.length) return [{ from: fold.times[line.begun], to: fold.times[line.begun], look: lineAt(line, id) ?? 'LATER' }];
  const spans = line.visits.slice(-MOST).flatMap(visit => visitSpans(fold, visit, id, now));
  return spans;
}

