import { html } from '../../lib/html.js';
import { aws } from '../../lib/commands.js';
import { qualifierOf } from '../../lib/arn.js';
import { Arn, Command, Copyable } from '../../parts/copy.js';
import { Status } from '../../parts/status.js';
import { Time } from '../../parts/time.js';
import { TagsFact } from './tags.js';

/** What there is to know about a machine, and the commands that go with it. */
export function Facts({ machine, arn }) {
  return html`<section class="card"><header><h2>Facts</h2></header><div class="body stack">
    <dl class="facts">
      ${machine.description && html`<dt>Description</dt><dd>${machine.description}</dd>`}
      <dt>Status</dt><dd><${Status} status=${machine.status ?? 'ACTIVE'} /></dd>
      <dt>Type</dt><dd>${machine.type === 'EXPRESS' ? 'Express: short, without history' : 'Standard: durable, with history'}</dd>
      <dt>Created</dt><dd><${Time} at=${machine.creationDate} /></dd>
      <dt>Revision</dt><dd>${machine.revisionId ? html`<${Copyable} text=${machine.revisionId} label="Copy the revision" />` : 'the first'}</dd>
      <dt>Role</dt><dd><${Arn} arn=${machine.roleArn} whole /></dd>
      <dt>Logging</dt><dd>${logging(machine.loggingConfiguration)}</dd>
      <dt>Tracing</dt><dd>${machine.tracingConfiguration?.enabled ? 'on' : 'off'}</dd>
      ${!qualifierOf(arn) && html`<dt>Tags</dt><dd><${TagsFact} arn=${arn} /></dd>`}
    </dl>
    <details><summary>Commands</summary><div class="stack commands"><${Commands} described=${machine.stateMachineVersionArn ?? arn} arn=${arn} /></div></details>
  </div></section>`;
}

function logging({ level = 'OFF', includeExecutionData } = {}) {
  return level === 'OFF' ? 'off' : `${level}${includeExecutionData ? ', with data' : ', without data'}`;
}

function Commands({ described, arn }) {
  return html`
    <${Command} text=${aws('start-execution', { 'state-machine-arn': arn, input: '{}' })} label="Copy the command that starts it" />
    <${Command} text=${aws('describe-state-machine', { 'state-machine-arn': described })} label="Copy the command that describes it" />
    <${Command} text=${aws('list-executions', { 'state-machine-arn': arn })} label="Copy the command that lists its executions" />
    ${!qualifierOf(arn) && html`<${Command} text=${aws('update-state-machine', { 'state-machine-arn': arn, definition: 'file://workflow.asl.json' })} label="Copy the command that updates it" />`}`;
}
