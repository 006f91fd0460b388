const NAMES = { TIMED_OUT: 'failed', PENDING_REDRIVE: 'waiting' };
const WORDS = {
  running: 'Running', succeeded: 'Succeeded', failed: 'Failed', caught: 'Failed and caught', retrying: 'Tries again',
  aborted: 'Aborted', waiting: 'Waiting', 'not-reached': 'Not reached'
};

/** What the drawing calls a status. */
export function statusName(status) {
  const name = NAMES[status] ?? String(status).toLowerCase().replaceAll('_', '-');
  return Object.hasOwn(WORDS, name) ? name : 'not-reached';
}

/** What people call it. */
export function statusText(name) {
  return WORDS[name];
}
