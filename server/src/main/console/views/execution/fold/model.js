import { Tally } from './tally.js';

/**
 * One line of control: the machine's own flow, a branch or an iteration. `parent` is the visit of the Parallel or Map
 * around it, `begun` the event that began it, `marks` how it stood from which event on.
 */
export function newLine({ frame = -1, parent = null, group = null, index = 0, begun = 0 }) {
  return { frame, parent, group, index, begun, visits: [], current: null, assigned: [], marks: [] };
}

/** One stay in a state, from its way in to its way out. All events are told by their ids; 0 is none yet. */
export function newVisit({ id, name, type, line, entered }) {
  return { id, name, type, line, entered, exited: 0, last: entered, marks: [], attempts: [], groups: [], mapRuns: [], resource: null };
}

/** One attempt at a state's work. `failure` is the event that tells error and cause. */
export function newAttempt(from) {
  return { from, started: 0, submitted: 0, ended: 0, outcome: '', failure: 0 };
}

/** The branches or iterations that a Parallel or Map began with one attempt. `length` is null where no event tells it. */
export function newGroup(begun, length) {
  return { begun, length, lines: [], tally: new Tally() };
}

/** The visits around a visit, from the outermost: [{line, visit}], the visit itself last. */
export function pathOf(visit) {
  const path = [];
  for (let at = visit; at; at = at.line.parent) path.unshift(at);
  return path;
}
