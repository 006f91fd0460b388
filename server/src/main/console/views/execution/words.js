/*
 * What a visit's status is called, and how it looks.
 */

const LOOKS = {
  RUNNING: ['is-running', 'running', 'Running'],
  WAITING: ['is-waiting', 'waiting', 'Waiting'],
  RETRYING: ['is-retrying', 'retry', 'Waits to be tried again'],
  SUCCEEDED: ['is-succeeded', 'done', 'Succeeded'],
  CAUGHT: ['is-caught', 'caught', 'Failed and caught'],
  FAILED: ['is-failed', 'failed', 'Failed'],
  TIMED_OUT: ['is-timed-out', 'timed-out', 'Timed out'],
  ABORTED: ['is-aborted', 'aborted', 'Given up'],
  NONE: ['is-none', 'waiting', 'Not reached']
};

export function looks(status) {
  const [look, icon, word] = LOOKS[status ?? 'NONE'] ?? LOOKS.NONE;
  return { look, icon, word };
}

/** "1 attempt", "3 attempts". */
export function many(count, one, more = one + 's') {
  return `${count.toLocaleString()} ${count === 1 ? one : more}`;
}

/** The word for one line of control in a Parallel or a Map. */
export function lineWord(type) {
  return type === 'Parallel' ? 'Branch' : 'Iteration';
}

/** How a branch or an iteration is called: people count branches from 1, items as AWS does, from 0. */
export function lineName(line) {
  return line.parent?.type === 'Parallel' ? `Branch ${line.index + 1}` : `Iteration ${line.index}`;
}
