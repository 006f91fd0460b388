import { lastUpTo, latest, valueAt } from './marks.js';
import { COUNTED } from './tally.js';

/*
 * How all stood once the event of an id had happened. Nothing is folded again: what changed is marked with the event's
 * id, and found by halving.
 */

/** How a visit stood; null if it had not begun. */
export function visitAt(visit, id) {
  return valueAt(visit.marks, id);
}

/** The same as it is shown: a visit that only lets time pass, or that waits for people or other programs, waits. */
export function shownAt(visit, id) {
  const status = visitAt(visit, id);
  return status === 'RUNNING' && waits(visit) ? 'WAITING' : status;
}

function waits({ type, resource }) {
  return type === 'Wait' || (resource !== null && (resource.type === 'approval' || /\.waitForTaskToken$/.test(resource.resource)));
}

/** How the execution stood. */
export function executionAt(fold, id) {
  return valueAt(fold.marks, id);
}

/** How many of some visits, ordered as they began, had begun. */
export function begunBy(visits, id) {
  return lastUpTo(visits.length, id, at => visits[at].entered) + 1;
}

/** The counts of a state. */
export function countsAt(fold, name, id) {
  const known = fold.names.get(name);
  return known ? known.tally.at(id) : null;
}

/** How a branch or an iteration stood: a branch is done when it stands behind its last state. */
export function lineAt(line, id) {
  const marked = valueAt(line.marks, id);
  if (marked !== 'RUNNING') return marked;
  const last = line.visits.at(-1);
  const done = last && last.exited && last.exited <= id && line.parent?.type === 'Parallel';
  return done ? 'SUCCEEDED' : marked;
}

/** The attempts of a visit that had begun, each as it stood. */
export function attemptsAt(visit, id) {
  return visit.attempts.filter(attempt => attempt.from <= id).map(attempt => ({
    ...attempt,
    started: upTo(attempt.started, id),
    submitted: upTo(attempt.submitted, id),
    ended: upTo(attempt.ended, id),
    outcome: attempt.ended && attempt.ended <= id ? attempt.outcome : '',
    failure: attempt.ended && attempt.ended <= id ? attempt.failure : 0
  }));
}

function upTo(event, id) {
  return event <= id ? event : 0;
}

const GRAVITY = ['RUNNING', 'RETRYING', 'FAILED', 'TIMED_OUT', 'ABORTED', 'CAUGHT', 'SUCCEEDED'];

/** The one status by which a state is shown that several visits are or were in; null if there is none. */
export function statusOf(counts) {
  return GRAVITY.find(status => counts[status] > 0) ?? null;
}

/**
 * Counts of the states inside one line of control alone: Map name → counts. `chosen` tells for a visit of a Map the one
 * iteration in it that counts, if not all do, and for one of a Parallel a branch of the attempt that counts.
 */
export function countsWithin(line, id, chosen) {
  const all = new Map();
  countLine(line, id, chosen, all);
  return all;
}

function countLine(line, id, chosen, all) {
  const begun = begunBy(line.visits, id);
  for (let index = 0; index < begun; index++) {
    const visit = line.visits[index];
    let counts = all.get(visit.name);
    if (!counts) {
      counts = Object.fromEntries(COUNTED.map(name => [name, 0]));
      all.set(visit.name, counts);
    }
    counts[visitAt(visit, id)]++;
    counts.visits++;
    counts.attempts += visit.attempts.filter(attempt => attempt.from <= id).length;
    for (const one of inside(visit, id, chosen.get(visit))) if (one && one.begun <= id) countLine(one, id, chosen, all);
  }
}

/** Of the iterations the chosen one, of the branches those beside it: only a Map runs the same states again and again. */
function inside(visit, id, chosen) {
  if (!chosen) return groupAt(visit, id)?.lines ?? [];
  return visit.type === 'Map' ? [chosen] : chosen.group.lines;
}

/** The branches or iterations of a Parallel's or Map's latest attempt. */
export function groupAt(visit, id) {
  const index = lastUpTo(visit.groups.length, id, at => visit.groups[at].begun);
  return index < 0 ? null : visit.groups[index];
}

/** The visit in which a line of control was. */
export function lineVisitAt(line, id) {
  const begun = begunBy(line.visits, id);
  return begun ? line.visits[begun - 1] : null;
}

/** The innermost visit because of which the execution failed; null if it did not. */
export function culprit(fold) {
  const status = latest(fold.marks);
  let visit = status === 'FAILED' || status === 'TIMED_OUT' || status === 'ABORTED' ? fold.root.current : null;
  while (visit) {
    const failed = visit.groups.at(-1)?.lines.find(line => line && latest(line.marks) === 'FAILED' && line.current);
    if (!failed) return visit;
    visit = failed.current;
  }
  return null;
}
