import { html } from '../../lib/html.js';
import { nameOf, readArn } from '../../lib/arn.js';
import { path } from '../../lib/router.js';
import { Time } from '../../parts/time.js';

/** What was promised and is not yet done. */
export function Outstanding({ outstanding: owed, readers }) {
  const { oldestRunning: oldest } = owed;
  const late = owed.overdueTimers > 0;
  return html`<section class="card" aria-label="Outstanding"><header><h2>Outstanding</h2></header><div class="body stack">
    <dl class="facts owed">
      <dt>Timers</dt><dd class="number">${owed.timers.toLocaleString()}${late && html`, <span class="bad">${owed.overdueTimers.toLocaleString()} overdue</span>`}${owed.nextTimer && html`; the next <${Time} at=${owed.nextTimer} />`}</dd>
      <dt>Messages</dt><dd class="number">${owed.messages.toLocaleString()}</dd>
      <dt>Map runs</dt><dd class="number">${owed.mapRuns.toLocaleString()}</dd>
      <dt>Approvals</dt><dd class="number">${owed.approvals.toLocaleString()}</dd>
      <dt>Express executions</dt><dd class="number">${owed.expressExecutions.toLocaleString()}</dd>
      <dt>Runs longest</dt><dd>${oldest ? html`<a href=${path`/executions/${oldest.executionArn}`}>${readArn(oldest.executionArn).machine} · ${nameOf(oldest.executionArn)}</a>, started <${Time} at=${oldest.startedAt} />` : html`<span class="muted">nothing runs</span>`}</dd>
      ${readers.map(reader => html`<dt key=${reader.name}>Behind: ${reader.name}</dt><dd class="number">${reader.behind.toLocaleString()} commits</dd>`)}
    </dl></div>
    ${owed.tasks.length > 0 && html`<div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Tasks that are outstanding</caption>
      <thead><tr><th scope="col">Task</th><th scope="col">Phase</th><th scope="col">How many</th><th scope="col">Oldest</th></tr></thead>
      <tbody>${owed.tasks.map(task => html`<tr key=${task.resource + task.phase}>
        <td data-label="Task"><code title=${task.resource}>${brief(task.resource)}</code></td>
        <td data-label="Phase" class="nowrap">${task.phase}</td>
        <td data-label="How many" class="number">${task.count.toLocaleString()}</td>
        <td data-label="Oldest"><${Time} at=${task.oldest} /></td></tr>`)}</tbody></table></div>`}
  </section>`;
}

/** "activity:adjusters", "approval:request": without what is the same in all ARNs. */
function brief(resource) {
  return resource.startsWith('arn:') ? resource.split(':').slice(5).join(':') : resource;
}
