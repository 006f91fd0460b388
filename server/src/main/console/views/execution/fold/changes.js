import { latest, mark } from './marks.js';
import { newAttempt } from './model.js';

/** From that event on a visit stands so. */
export function put(fold, visit, id, status) {
  const before = mark(visit.marks, id, status);
  if (before !== status) fold.name(visit.name).tally.move(id, before, status);
}

/** From that event on a branch or an iteration stands so. */
export function putLine(line, id, status) {
  const before = mark(line.marks, id, status);
  if (before !== status) line.group?.tally.move(id, before, status);
}

/**
 * A Parallel or Map fails because of what is inside of it. Several events may say so; the first counts.
 */
export function failAround(fold, visit, id, failure) {
  return latest(visit.marks) === 'RUNNING' ? failAttempt(fold, visit, id, failure) : visit;
}

/**
 * An attempt of a state failed. What follows says whether it is tried again, caught, or fails all around it; until
 * then it waits.
 */
export function failAttempt(fold, visit, id, failure, outcome = 'FAILED') {
  if (!visit) return null;
  let attempt = visit.attempts.at(-1);
  if (!attempt || (attempt.ended && attempt.outcome !== 'SUCCEEDED')) {
    attempt = newAttempt(attempt ? visit.last : visit.entered);
    visit.attempts.push(attempt);
    fold.name(visit.name).tally.move(id, null, 'attempts');
  }
  Object.assign(attempt, { ended: id, outcome, failure });
  put(fold, visit, id, 'RETRYING');
  return visit;
}

/** A Parallel or Map failed for good, unless it is caught. The event follows the last one of what made it fail. */
export function fail(fold, visit, event) {
  if (!visit) return null;
  const cause = fold.visitOf[event.previousEventId];
  if (cause && cause.line.parent === visit && !cause.exited) {
    putLine(cause.line, event.id, 'FAILED');
    put(fold, cause, event.id, 'FAILED');
  }
  close(fold, visit, event.id);
  failAround(fold, visit, event.id, cause?.attempts.at(-1)?.failure ?? 0);
  put(fold, visit, event.id, 'FAILED');
  return visit;
}

/** What still runs in the branches of a Parallel or Map is given up. */
export function close(fold, visit, id) {
  for (const line of visit.groups.at(-1)?.lines ?? []) {
    const inside = line?.current;
    if (!inside || inside.exited || !fold.open.has(inside)) continue;
    close(fold, inside, id);
    giveUp(fold, inside, id);
    if (latest(line.marks) === 'RUNNING') putLine(line, id, latest(inside.marks));
  }
}

function giveUp(fold, visit, id) {
  const status = latest(visit.marks);
  if (status === 'RETRYING') put(fold, visit, id, 'FAILED');
  else if (status === 'RUNNING') put(fold, visit, id, 'ABORTED');
  fold.open.delete(visit);
}

/** The execution ended without success, and all that was under way with it. */
export function end(fold, event, status) {
  mark(fold.marks, event.id, status);
  const own = fold.root.current;
  if (!own || own.exited) return null;
  close(fold, own, event.id);
  if (status === 'FAILED') {
    if (latest(own.marks) === 'RUNNING') failAttempt(fold, own, event.id, event.id);
    else if (own.attempts.length) own.attempts.at(-1).failure = event.id;
  }
  fold.open.delete(own);
  put(fold, own, event.id, status);
  return null;
}

/** After a redrive all goes on that had not succeeded, each where it stood. */
export function resume(fold, line, id) {
  const visit = line.current;
  if (!visit || visit.exited) return;
  put(fold, visit, id, 'RUNNING');
  if (line.group) putLine(line, id, 'RUNNING');
  fold.open.add(visit);
  for (const inside of visit.groups.at(-1)?.lines ?? []) {
    if (inside && latest(inside.marks) !== 'SUCCEEDED') resume(fold, inside, id);
  }
}
