import { html } from '../lib/html.js';
import { Icon } from './icons.js';

const LOOKS = {
  RUNNING: ['is-running', 'running', 'Running'],
  SUCCEEDED: ['is-succeeded', 'done', 'Succeeded'],
  FAILED: ['is-failed', 'failed', 'Failed'],
  TIMED_OUT: ['is-timed-out', 'timed-out', 'Timed out'],
  ABORTED: ['is-aborted', 'aborted', 'Aborted'],
  PAUSED: ['is-waiting', 'waiting', 'Paused'],
  WAITING: ['is-waiting', 'waiting', 'Waits for a place'],
  PENDING_REDRIVE: ['is-pending', 'waiting', 'Waits for redrive'],
  ACTIVE: ['is-succeeded', 'done', 'Active'],
  DELETING: ['is-aborted', 'aborted', 'Being deleted']
};

/** What a status is called. */
export function statusWord(status) {
  return LOOKS[status]?.[2] ?? status;
}

/** A status by icon, word and colour; `said` instead of the usual word. */
export function Status({ status, said }) {
  const [looks, icon, word] = LOOKS[status] ?? ['', 'help', status];
  return html`<span class=${'badge ' + looks}><${Icon} name=${icon} size=${13} />${said ?? word}</span>`;
}
