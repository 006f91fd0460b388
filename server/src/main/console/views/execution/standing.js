import { countsAt, countsWithin, statusOf } from './fold/at.js';
import { isInside } from './definition.js';

/**
 * How each state stood once an event had happened: Map name → {status, count, attempts, running}. With `within`, a branch or
 * an iteration, only that counts for the states inside of the Parallel or Map around it.
 */
export function standing(fold, id, definition, within) {
  const all = new Map();
  for (const name of fold.names.keys()) all.set(name, countsAt(fold, name, id));
  if (within && definition) narrow(all, id, definition, within);
  const told = new Map();
  for (const [name, counts] of all) {
    const status = counts && statusOf(counts);
    if (status) told.set(name, { status: shown(status, definition?.states.get(name)?.state), count: counts.visits, attempts: counts.attempts, running: counts.RUNNING });
  }
  return told;
}

/** For what is inside of the outermost Parallel or Map around it, the chosen line and those around it stand alone. */
function narrow(all, id, definition, within) {
  let line = within;
  while (line.parent.line.parent) line = line.parent.line;
  const counts = countsWithin(line, id, chosenLines(within));
  for (const name of definition.states.keys()) {
    if (isInside(definition.states, name, line.parent.name)) all.set(name, counts.get(name) ?? null);
  }
}

function chosenLines(within) {
  const chosen = new Map();
  for (let line = within; line?.parent; line = line.parent.line) chosen.set(line.parent, line);
  return chosen;
}

const WAITS = /\.waitForTaskToken$|:::approval:/;

function shown(status, state) {
  return status === 'RUNNING' && (state?.Type === 'Wait' || WAITS.test(state?.Resource ?? '')) ? 'WAITING' : status;
}

/** The ways that were taken: Set of "from\u0000to". */
export function taken(fold, id) {
  const ways = new Set();
  for (const [key, ids] of fold.edges) if (ids[0] <= id) ways.add(key);
  return ways;
}
