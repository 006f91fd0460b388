import { html } from '../../lib/html.js';
import { Icon } from '../../parts/icons.js';
import { Time } from '../../parts/time.js';

const SOON = 24 * 3600 * 1000;

/** How urgent a request is: overdue, due soon, due later, or without an end. */
export function urgency(approval, now = Date.now()) {
  if (approval.status !== 'WAITING' || !approval.due) return 'none';
  const left = new Date(approval.due).getTime() - now;
  if (left <= 0) return 'overdue';
  return left < SOON ? 'soon' : 'later';
}

/** Overdue first, then by what is due next, then the oldest. */
export function byUrgency(one, other) {
  const due = time(one.due) - time(other.due);
  return due || new Date(one.createdAt) - new Date(other.createdAt);
}

function time(text) {
  return text ? new Date(text).getTime() : Number.MAX_SAFE_INTEGER;
}

export function Due({ approval }) {
  const how = urgency(approval);
  if (how === 'none') return html`<span class="muted">${approval.due ? html`<${Time} at=${approval.due} />` : 'no end'}</span>`;
  if (how === 'later') return html`<${Time} at=${approval.due} />`;
  return html`<span class=${how === 'overdue' ? 'badge is-failed' : 'badge is-waiting'}><${Icon} name=${how === 'overdue' ? 'failed' : 'timed-out'} size=${13} />
    ${how === 'overdue' ? 'overdue' : 'due'} <${Time} at=${approval.due} /></span>`;
}
