import { html } from '../../lib/html.js';
import { Icon } from '../../parts/icons.js';

const LOOKS = {
  WAITING: ['is-waiting', 'waiting', 'Waits'],
  APPROVED: ['is-succeeded', 'done', 'Approved'],
  REJECTED: ['is-failed', 'failed', 'Rejected'],
  EXPIRED: ['is-timed-out', 'timed-out', 'Expired'],
  CANCELLED: ['', 'aborted', 'Withdrawn'],
  APPROVE: ['is-succeeded', 'done', 'Approved'],
  REJECT: ['is-failed', 'failed', 'Rejected']
};

export function approvalWord(status) {
  return LOOKS[status]?.[2] ?? status;
}

/** What has become of a request, or how somebody voted, by icon, word and colour. */
export function ApprovalStatus({ status }) {
  const [looks, icon, word] = LOOKS[status] ?? ['', 'help', status];
  return html`<span class=${'badge ' + looks}><${Icon} name=${icon} size=${13} />${word}</span>`;
}
