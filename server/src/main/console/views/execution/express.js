import { html } from '../../lib/html.js';
import { machineArnOf, nameOf, readArn } from '../../lib/arn.js';
import { quote } from '../../lib/commands.js';
import { path } from '../../lib/router.js';
import { Arn, Command } from '../../parts/copy.js';
import { PageHead } from '../../parts/page.js';

export function isExpress(arn) {
  return readArn(arn).type === 'express';
}

/** Express executions leave nothing behind but what their machine logs: this says where that is. */
export function Express({ arn }) {
  const { machine } = readArn(arn);
  return html`<${PageHead} title=${nameOf(arn)} crumbs=${[['Executions', '/executions'], [machine, path`/machines/${machineArnOf(arn)}`]]}>
      <p class="muted"><${Arn} arn=${arn} /></p><//>
    <section class="card"><div class="body stack">
      <h2>Express executions keep no history</h2>
      <p>They are made for many short runs: what happens in one is not stored, so there is nothing to show here once it is over.
        What the machine logs can be read, if it has a <a href=${path`/machines/${machineArnOf(arn)}`}>logging configuration</a>:</p>
      <${Command} text=${'pawl logs ' + quote(machine)} />
      <p class="muted">To look at runs step by step, create the same definition as a machine of type STANDARD.</p>
    </div></section>`;
}
