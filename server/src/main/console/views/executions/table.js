import { html } from '../../lib/html.js';
import { machineArnOf, nameOf, readArn } from '../../lib/arn.js';
import { path } from '../../lib/router.js';
import { Status } from '../../parts/status.js';
import { Time, Took } from '../../parts/time.js';

/** Executions, one a row; on narrow screens one a card. */
export function ExecutionTable({ executions, withMachine = true, caption = 'Executions, newest first' }) {
  return html`<div class="scroll"><table class="cards-when-narrow runs">
    <caption class="visually-hidden">${caption}</caption>
    <thead><tr>
      <th scope="col">Status</th><th scope="col">Execution</th>${withMachine && html`<th scope="col">Machine</th>`}
      <th scope="col">Started</th><th scope="col">Took</th><th scope="col">Error</th>
    </tr></thead>
    <tbody>${executions.map(one => html`<${Row} key=${one.executionArn} execution=${one} withMachine=${withMachine} />`)}</tbody>
  </table></div>`;
}

function Row({ execution, withMachine }) {
  const { executionArn, status, held, name, startDate, stopDate, error, redriveCount } = execution;
  return html`<tr>
    <td><${Status} status=${held ?? status} /></td>
    <td data-label="Execution"><span><a href=${path`/executions/${executionArn}`}>${name ?? nameOf(executionArn)}</a>
      ${redriveCount > 0 && html` <span class="muted small">redriven ${redriveCount}×</span>`}</span></td>
    ${withMachine && html`<td data-label="Machine"><a class="quiet" href=${path`/machines/${machineArnOf(executionArn)}`}>${readArn(executionArn).machine}</a></td>`}
    <td data-label="Started"><${Time} at=${startDate} /></td>
    <td data-label="Took"><${Took} from=${startDate} to=${stopDate} /></td>
    <td data-label=${error ? 'Error' : undefined}>${error && html`<code class="bad">${error}</code>`}</td>
  </tr>`;
}
