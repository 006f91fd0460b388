import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { aws } from '../../lib/commands.js';
import { Command } from '../../parts/copy.js';

/** For a server on which nothing is yet. */
export function Welcome() {
  if (!may('EDIT')) return html`<section class="card welcome"><h2>Nothing is here yet</h2><p>There is no state machine that you may see.</p></section>`;
  const create = aws('create-state-machine', { name: 'hello', definition: 'file://workflow.asl.json', 'role-arn': 'arn:aws:iam::123456789012:role/none' });
  return html`<section class="card welcome">
    <h2>Nothing is here yet</h2>
    <p>Pawl runs state machines written in the Amazon States Language. It keeps every step, so that nothing is lost when a process ends.</p>
    <ol>
      <li><strong>Write one here.</strong> Start from a template, see it drawn as you type, and try single states out. <a href="/machines/new">New state machine</a></li>
      <li><strong>Or send one</strong> with the AWS CLI, an SDK, Terraform or SAM; they work unchanged against this address:
        <${Command} text=${create} /></li>
      <li><strong>Then start it</strong>, and watch it on its page.</li>
    </ol>
  </section>`;
}
