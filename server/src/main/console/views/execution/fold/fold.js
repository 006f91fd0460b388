import { detailsOf, kindOf } from './kinds.js';
import { latest, mark } from './marks.js';
import { newAttempt, newGroup, newLine, newVisit } from './model.js';
import { Tally } from './tally.js';
import { close, end, fail, failAround, failAttempt, put, putLine, resume } from './changes.js';

/**
 * Folds an execution's events, one after the other, into visits: who was where, when, for how long and with what. Each
 * event is looked at once and never again; how all stood at any event is then a matter of looking it up (at.js).
 */
export class Fold {
  constructor() {
    this.upTo = 0;
    this.times = [0];
    this.visitOf = [null];
    this.visits = [];
    this.names = new Map();
    this.edges = new Map();
    this.marks = [];
    this.redrives = [];
    this.open = new Set();
    this.root = newLine({ frame: 0 });
    this.lines = new Map([[0, this.root]]);
    this.begun = new Map();
  }

  /** The next event: its id is one above that of the one before. */
  apply(event) {
    this.upTo = event.id;
    this.times.push(Date.parse(event.timestamp));
    const { family, state } = kindOf(event.type);
    const visit = FAMILIES[family]?.(this, event, state) ?? null;
    this.visitOf.push(visit);
    if (visit) visit.last = event.id;
  }

  /** What is known of all visits of the states of one name. */
  name(name) {
    let known = this.names.get(name);
    if (!known) {
      known = { tally: new Tally(), visits: [] };
      this.names.set(name, known);
    }
    return known;
  }

  /** The visit in which the line of control of an event is. */
  current(event) {
    return this.lines.get(event.frame ?? 0)?.current ?? null;
  }
}

const FAMILIES = {
  ExecutionStarted: (fold, event) => {
    mark(fold.marks, event.id, 'RUNNING');
    return null;
  },
  ExecutionSucceeded: (fold, event) => {
    mark(fold.marks, event.id, 'SUCCEEDED');
    return null;
  },
  ExecutionFailed: (fold, event) => end(fold, event, 'FAILED'),
  ExecutionAborted: (fold, event) => end(fold, event, 'ABORTED'),
  ExecutionTimedOut: (fold, event) => end(fold, event, 'TIMED_OUT'),
  ExecutionRedriven: (fold, event) => {
    mark(fold.marks, event.id, 'RUNNING');
    fold.redrives.push(event.id);
    resume(fold, fold.root, event.id);
    return null;
  },
  stateEntered: entered,
  stateExited: exited,
  stateAborted: aborted,
  EvaluationFailed: (fold, event) => failAttempt(fold, fold.current(event), event.id, event.id),
  taskScheduled: scheduled,
  taskStarted: (fold, event) => moment(fold, event, 'started'),
  taskSubmitted: (fold, event) => moment(fold, event, 'submitted'),
  taskSucceeded: (fold, event) => {
    const visit = moment(fold, event, 'ended');
    if (visit?.attempts.length) visit.attempts.at(-1).outcome = 'SUCCEEDED';
    return visit;
  },
  taskFailed: (fold, event) => failAttempt(fold, fold.current(event), event.id, event.id),
  taskTimedOut: (fold, event) => failAttempt(fold, fold.current(event), event.id, event.id, 'TIMED_OUT'),
  ParallelStateStarted: (fold, event) => group(fold, event, null),
  MapStateStarted: (fold, event) => group(fold, event, detailsOf(event).length ?? 0),
  ParallelStateSucceeded: (fold, event) => succeeded(fold, event),
  MapStateSucceeded: (fold, event) => succeeded(fold, event),
  ParallelStateFailed: (fold, event) => fail(fold, fold.current(event), event),
  MapStateFailed: (fold, event) => fail(fold, fold.current(event), event),
  MapIterationStarted: iterationStarted,
  MapIterationSucceeded: (fold, event) => iterationEnded(fold, event, 'SUCCEEDED'),
  MapIterationFailed: (fold, event) => iterationEnded(fold, event, 'FAILED'),
  MapIterationAborted: (fold, event) => iterationEnded(fold, event, 'ABORTED'),
  MapRunStarted: mapRun,
  MapRunRedriven: mapRun,
  MapRunSucceeded: (fold, event) => fold.current(event),
  MapRunFailed: (fold, event) => failAttempt(fold, fold.current(event), event.id, event.id),
  MapRunAborted: (fold, event) => fold.current(event)
};

function entered(fold, event, type) {
  const line = fold.lines.get(event.frame ?? 0) ?? born(fold, event);
  const visit = newVisit({ id: fold.visits.length, name: detailsOf(event).name, type, line, entered: event.id });
  const known = fold.name(visit.name);
  if (line.current) edge(fold, line.current.name, visit.name, event.id);
  fold.visits.push(visit);
  known.visits.push(visit);
  known.tally.move(event.id, null, 'visits');
  line.visits.push(visit);
  line.current = visit;
  fold.open.add(visit);
  put(fold, visit, event.id, 'RUNNING');
  if (type === 'Fail') {
    failAttempt(fold, visit, event.id, event.id);
    put(fold, visit, event.id, 'FAILED');
    if (line.parent) {
      putLine(line, event.id, 'FAILED');
      failAround(fold, line.parent, event.id, event.id);
    }
  }
  return visit;
}

/** A branch's or an iteration's first step follows the event that began it. */
function born(fold, event) {
  const from = fold.begun.get(event.previousEventId);
  let line = from?.line;
  if (from && !line) {
    line = newLine({ parent: from.visit, group: from.group, index: from.group.lines.length, begun: event.previousEventId });
    from.group.lines.push(line);
    putLine(line, event.id, 'RUNNING');
  }
  line ??= newLine({ begun: event.id });
  line.frame = event.frame;
  fold.lines.set(event.frame, line);
  return line;
}

function edge(fold, from, to, id) {
  const key = from + '\u0000' + to;
  const ids = fold.edges.get(key);
  if (ids) ids.push(id);
  else fold.edges.set(key, [id]);
}

function exited(fold, event) {
  const visit = fold.current(event);
  if (!visit) return null;
  const before = latest(visit.marks);
  const { assignedVariables } = detailsOf(event);
  visit.exited = event.id;
  fold.open.delete(visit);
  const attempt = visit.attempts.at(-1);
  if (attempt && !attempt.ended) Object.assign(attempt, { ended: event.id, outcome: 'SUCCEEDED' });
  close(fold, visit, event.id);
  put(fold, visit, event.id, before === 'RUNNING' ? 'SUCCEEDED' : 'CAUGHT');
  if (assignedVariables) visit.line.assigned.push({ id: event.id, visit, variables: assignedVariables });
  return visit;
}

/**
 * A state was given up. If that is because it failed by itself inside a branch, the event stands in the line around it
 * and follows its own last one.
 */
function aborted(fold, event, type) {
  const here = fold.current(event);
  const cause = fold.visitOf[event.previousEventId];
  if (cause && here && cause !== here && cause.line.parent === here && cause.type === type) {
    putLine(cause.line, event.id, 'FAILED');
    const failure = cause.attempts.at(-1)?.failure ?? 0;
    put(fold, cause, event.id, 'FAILED');
    failAround(fold, here, event.id, failure);
    return cause;
  }
  if (here && latest(here.marks) !== 'FAILED') {
    close(fold, here, event.id);
    put(fold, here, event.id, 'ABORTED');
    if (here.line.parent?.type === 'Parallel') putLine(here.line, event.id, 'ABORTED');
  }
  return here;
}

function scheduled(fold, event) {
  const visit = fold.current(event);
  if (!visit) return null;
  const { resourceType, resource } = detailsOf(event);
  visit.resource = { type: resourceType ?? (event.type.startsWith('Lambda') ? 'lambda' : 'activity'), resource };
  return attempt(fold, visit, event.id);
}

function attempt(fold, visit, id) {
  visit.attempts.push(newAttempt(id));
  fold.name(visit.name).tally.move(id, null, 'attempts');
  put(fold, visit, id, 'RUNNING');
  return visit;
}

function moment(fold, event, what) {
  const visit = fold.current(event);
  if (visit?.attempts.length) visit.attempts.at(-1)[what] = event.id;
  return visit;
}

function group(fold, event, length) {
  const visit = fold.current(event);
  if (!visit) return null;
  close(fold, visit, event.id);
  const begun = newGroup(event.id, length);
  visit.groups.push(begun);
  fold.begun.set(event.id, { visit, group: begun, line: null });
  return attempt(fold, visit, event.id);
}

function succeeded(fold, event) {
  const visit = fold.current(event);
  const group = visit?.groups.at(-1);
  if (visit?.type === 'Parallel') group?.lines.forEach(line => putLine(line, event.id, 'SUCCEEDED'));
  return visit;
}

function iterationStarted(fold, event) {
  const visit = fold.current(event);
  const group = visit?.groups.at(-1);
  if (!group) return visit;
  const { index } = detailsOf(event);
  const line = newLine({ parent: visit, group, index, begun: event.id });
  group.lines[index] = line;
  fold.begun.set(event.id, { visit, group, line });
  putLine(line, event.id, 'RUNNING');
  return visit;
}

function iterationEnded(fold, event, status) {
  const visit = fold.current(event);
  const line = visit?.groups.at(-1)?.lines[detailsOf(event).index];
  if (!line) return visit;
  putLine(line, event.id, status);
  if (status !== 'FAILED') return visit;
  const cause = line.current;
  if (cause && !cause.exited) put(fold, cause, event.id, 'FAILED');
  return failAround(fold, visit, event.id, cause?.attempts.at(-1)?.failure ?? 0);
}

function mapRun(fold, event) {
  const visit = fold.current(event);
  const { mapRunArn } = detailsOf(event);
  if (visit && mapRunArn && !visit.mapRuns.some(run => run.arn === mapRunArn)) visit.mapRuns.push({ arn: mapRunArn, id: event.id });
  return visit;
}
