import { html } from '../../lib/html.js';
import { go, withQuery } from '../../lib/router.js';
import { Command } from '../../parts/copy.js';
import { Icon } from '../../parts/icons.js';
import { Empty } from '../../parts/states.js';

const EXAMPLE = './pawl run examples/expense-approval/workflow.asl.json --input @examples/expense-approval/input.json --serve';

/** Why there is nothing to see, and what to do next. */
export function NothingHere({ show, filtered }) {
  if (filtered) {
    return html`<${Empty} title="Nothing fits the filter">
      <button type="button" onClick=${() => go(withQuery({ q: null, due: null, end: null }), { replace: true })}><${Icon} name="close" size=${15} />Clear the filter</button><//>`;
  }
  if (show === 'me') {
    return html`<${Empty} title="Nothing waits for you"><p>What workflows ask you, or a group of yours, appears here by itself.
      See <a href="/approvals?show=waiting">what waits for others</a>, or <a href="/approvals?show=decided">what was decided</a>.</p><//>`;
  }
  if (show === 'decided') return html`<${Empty} title="Nothing has been decided yet"><p>Requests stay here once they were approved, rejected, or had expired.</p><//>`;
  return html`<${Empty} title="Nobody is being waited for">
    <p>A Task with the Resource <code>arn:pawl:states:::approval:request</code> asks people and waits for their decision. There is an example to try:</p>
    <${Command} text=${EXAMPLE} /><//>`;
}
