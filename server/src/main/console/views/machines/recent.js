import { html } from '../../lib/html.js';
import { get } from '../../lib/api.js';
import { aws } from '../../lib/commands.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { Command } from '../../parts/copy.js';
import { Empty, loaded } from '../../parts/states.js';
import { ExecutionTable } from '../executions/table.js';

const LOOK_AGAIN = 4000;

/** The latest executions of a machine, a version or an alias. */
export function RecentExecutions({ arn, limit }) {
  const load = useLoad(() => get('/executions', { query: { machine: arn, limit } }), [arn, limit], { every: LOOK_AGAIN });
  return html`<section class="card recent">
    <header><h2>Latest executions</h2><a href=${path`/executions?machine=${arn}`}>All, with search</a></header>
    ${loaded(load, data => data.executions.length
      ? html`<${ExecutionTable} executions=${data.executions} withMachine=${false} caption="Latest executions, newest first" />`
      : html`<${Empty} title="It has not run yet"><p>Start it here, or by command:</p>
          <${Command} text=${aws('start-execution', { 'state-machine-arn': arn, input: '{}' })} /><//>`, { what: 'Loading the latest executions' })}
  </section>`;
}
