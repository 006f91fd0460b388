import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get, url } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { useQuery } from '../../lib/router.js';
import { PageHead } from '../../parts/page.js';
import { Loading, ProblemBox } from '../../parts/states.js';
import { Actions } from './actions.js';
import { ScheduleDialog } from './dialog.js';
import { Definition } from './definition.js';
import { ScheduleState } from './looks.js';
import { NextTimes, Outcomes, UnderWay } from './times.js';

const LOOK_AGAIN = 3000;
const TIMES = 10;
const CRUMBS = [['Schedules', '/schedules']];

/** One schedule: when it fires, what came of its times, and what it starts. */
export default function Schedule({ params }) {
  const load = useLoad(() => get(url`/schedules/${params.name}`, { query: { count: TIMES } }), [params.name], { every: LOOK_AGAIN });
  const [editing, edit] = useQuery('edit');
  if (!load.data) {
    return html`<${PageHead} title=${params.name} crumbs=${CRUMBS} />
      ${load.problem ? html`<${ProblemBox} problem=${load.problem} retry=${load.reload} />` : html`<${Loading} what="Loading the schedule" />`}`;
  }
  const schedule = load.data;
  return html`<${PageHead} title=${schedule.name} crumbs=${CRUMBS} actions=${html`<${Actions} schedule=${schedule} onChanged=${load.reload} onEdit=${() => edit('1')} />`}>
      <p class="row"><${ScheduleState} state=${schedule.state} />${schedule.owner === 'configuration' && html`<span class="muted">made by <code>pawl.json</code>, and changed there</span>`}</p><//>
    ${load.problem && html`<${ProblemBox} problem=${load.problem} retry=${load.reload} />`}
    <div class="schedule">
      <div class="stack"><${Definition} schedule=${schedule} /></div>
      <div class="stack"><${NextTimes} schedule=${schedule} /><${UnderWay} schedule=${schedule} /></div>
      <${Outcomes} schedule=${schedule} />
    </div>
    ${editing && may('EDIT', schedule.arn) && html`<${ScheduleDialog} schedule=${schedule} onClose=${() => edit('')} onDone=${load.reload} />`}`;
}
