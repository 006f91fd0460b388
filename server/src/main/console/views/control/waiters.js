import { html } from '../../lib/html.js';
import { nameOf, readArn } from '../../lib/arn.js';
import { path } from '../../lib/router.js';
import { Empty } from '../../parts/states.js';
import { Time } from '../../parts/time.js';

/** Who waits for a turn, under which limit, and who has the places. */
export function Waiters({ waiting, more }) {
  if (!waiting.length) return html`<${Empty} title="Nobody waits"><p>Executions and tasks for which a limit has no place stand here, first come first.</p><//>`;
  return html`<div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Who waits</caption>
      <thead><tr><th scope="col">Position</th><th scope="col">Limit</th><th scope="col">Execution</th><th scope="col">Since</th><th scope="col">Places have</th></tr></thead>
      <tbody>${waiting.map(one => html`<tr key=${`${one.limit} ${one.executionArn} ${one.scheduledEventId}`}>
        <td data-label="Position" class="number">${one.position}</td>
        <td data-label="Limit"><span>${one.limit}${one.key && ` (${one.key})`}</span></td>
        <td data-label="Execution"><span><${Link} arn=${one.executionArn} />${one.scheduledEventId && ', a task'}</span></td>
        <td data-label="Since"><${Time} at=${one.since} /></td>
        <td data-label="Places have"><span>${one.holders.length ? one.holders.map((arn, index) => html`${index > 0 && ', '}<${Link} key=${arn} arn=${arn} />`) : '–'}</span></td>
      </tr>`)}</tbody></table></div>
    ${more && html`<p class="muted small note">These are the first; <code>pawl waiting</code> shows all.</p>`}`;
}

function Link({ arn }) {
  return html`<a href=${path`/executions/${arn}`}>${readArn(arn).machine} · ${nameOf(arn)}</a>`;
}
