import { html } from '../../lib/html.js';
import { duration } from '../../lib/time.js';
import { Time } from '../../parts/time.js';
import { audience, count } from './people.js';

const ENDS = { FAIL: 'it fails as expired', REJECT: 'it counts as rejected', APPROVE: 'it counts as approved' };

/** When it was asked, when people are reminded, who is asked next, and when it is over. */
export function Times({ approval }) {
  const { timetable, status, people } = approval;
  const waits = status === 'WAITING';
  return html`<section class="card" aria-labelledby="times"><header><h2 id="times">Times</h2></header>
    <dl class="body pairs">
      <div><dt>Asked</dt><dd><${Time} at=${approval.createdAt} /></dd></div>
      ${approval.decidedAt && html`<div><dt>Closed</dt><dd><${Time} at=${approval.decidedAt} /></dd></div>`}
      <div><dt>Deadline</dt><dd>${approval.due ? html`<${Time} at=${approval.due} />${waits && html`<span class="muted small">, then ${ENDS[approval.onDue]}</span>`}` : html`<span class="muted">none; it waits as long as it takes</span>`}</dd></div>
      <div><dt>Reminders</dt><dd>${reminders(timetable, waits)}</dd></div>
      ${timetable.escalations.map(step => html`<div key=${step.at}><dt>Escalation</dt><dd>${audience(step.to, people)} ${step.done ? 'asked, too,' : waits ? 'will be asked, too,' : 'would have been asked'} <${Time} at=${step.at} /></dd></div>`)}
    </dl>
  </section>`;
}

function reminders({ remindersSent, remindEverySeconds, nextReminder }, waits) {
  const parts = [];
  if (remindersSent) parts.push(html`${count(remindersSent, 'sent', 'sent')}`);
  if (nextReminder && waits) parts.push(html`next <${Time} at=${nextReminder} />`);
  if (remindEverySeconds) parts.push(html`one every ${duration(remindEverySeconds * 1000).replace(/ 0 h$| 00 min$| 00 s$/, '')}`);
  if (!parts.length) return html`<span class="muted">none</span>`;
  return parts.map((part, index) => html`<span key=${index}>${index > 0 && ', '}${part}</span>`);
}
