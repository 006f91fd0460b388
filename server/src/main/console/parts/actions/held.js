import { html } from '../../lib/html.js';
import { get } from '../../lib/api.js';
import { machineArnOf, nameOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { PauseButton, ResumeButton, Why } from './pause.js';

const LOOK_AGAIN = 4000;
const WHAT = { everything: 'All executions are paused', machine: 'The state machine is paused', execution: 'This execution is paused' };

/** What holds something, the widest first; and for an execution, what it waits for. */
export function useHeld(kind, arn, wanted = true) {
  return useLoad(async () => {
    if (!wanted) return { holds: [], waiting: [] };
    const [{ holds }, { waiting }] = await Promise.all([get('/holds'),
      kind === 'execution' ? get('/waiting', { query: { execution: arn } }) : { waiting: [] }]);
    return { holds: holds.filter(hold => concerns(hold, kind, arn)), waiting };
  }, [kind, arn, wanted], { every: LOOK_AGAIN });
}

function concerns(hold, kind, arn) {
  if (hold.scope === 'everything') return true;
  if (hold.scope === 'machine') return hold.stateMachineArn === machineArnOf(arn);
  return kind === 'execution' && hold.executionArn === arn;
}

/** A button to pause, unless it is paused by itself. */
export function PauseIfFree({ held, kind, arn }) {
  if (!held.data || held.data.holds.some(hold => hold.scope === kind)) return null;
  return html`<${PauseButton} kind=${kind} arn=${arn} onDone=${held.reload} />`;
}

/** Says that something is paused, or waits for its turn. */
export function HeldNotice({ held }) {
  const { holds = [], waiting = [] } = held.data ?? {};
  return html`${holds.map(hold => html`<div key=${hold.scope} class="notice" role="status">
      <strong>${WHAT[hold.scope]}</strong> <${Why} hold=${hold} />${' '}
      <${ResumeButton} kind=${hold.scope} arn=${hold.executionArn ?? hold.stateMachineArn} onDone=${held.reload} />
    </div>`)}
    ${waiting.map(one => html`<div key=${`${one.limit} ${one.scheduledEventId}`} class="notice" role="status">
      <strong>${one.scheduledEventId ? 'A task waits' : 'Waits'} for its turn</strong> at position ${one.position} under the limit <a href="/control">${one.limit}</a>${one.key && ` (${one.key})`}${one.holders.length > 0 && html`; the places have ${one.holders.map((arn, index) => html`${index > 0 && ', '}<a key=${arn} href=${path`/executions/${arn}`}>${nameOf(arn)}</a>`)}`}
    </div>`)}`;
}
