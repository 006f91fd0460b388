import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { nameOf, readArn, machineArnOf } from '../../lib/arn.js';
import { get, url } from '../../lib/api.js';
import { useEvery, useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { Arn } from '../../parts/copy.js';
import { PageHead } from '../../parts/page.js';
import { loaded } from '../../parts/states.js';
import { Status } from '../../parts/status.js';
import { Time, Took } from '../../parts/time.js';
import { Children } from './map-run/children.js';
import { Counts } from './map-run/counts.js';
import { LimitsDialog } from './map-run/limits.js';
import { many } from './words.js';

const LOOK_AGAIN = 1000;

/** The page of a map run: how many items are how far, and the execution of each. */
export default function MapRun({ params: { arn } }) {
  const load = useLoad(() => get(url`/map-runs/${arn}`), [arn]);
  const running = load.data?.status === 'RUNNING';
  useEvery(running ? LOOK_AGAIN : 0, load.reload);
  return html`<div class="execution">${loaded(load, run => html`
    <${Head} run=${run} onChanged=${load.reload} />
    <${Counts} run=${run} />
    <${Children} arn=${arn} running=${running} />`, { what: 'Loading the map run' })}</div>`;
}

function Head({ run, onChanged }) {
  const [open, setOpen] = useState(false);
  const { mapRunArn, executionArn, status, startDate, stopDate, redriveCount } = run;
  const { machine, label } = readArn(executionArn);
  return html`<${PageHead} title=${html`<span class="with-status">Map run of ${machine}<${Status} status=${status} /></span>`} name="Map run"
      crumbs=${[['Executions', '/executions'], [machine, path`/machines/${machineArnOf(executionArn)}`], [label ?? nameOf(executionArn), path`/executions/${executionArn}`]]}
      actions=${status === 'RUNNING' && may('OPERATE', executionArn) && html`<button type="button" onClick=${() => setOpen(true)}>Change limits</button>`} />
    <dl class="facts-line">
      <div><dt>Execution</dt><dd><a href=${path`/executions/${executionArn}`}>${nameOf(executionArn)}</a></dd></div>
      <div><dt>Started</dt><dd><${Time} at=${startDate} /></dd></div>
      <div><dt>${stopDate ? 'Took' : 'Runs for'}</dt><dd><${Took} from=${startDate} to=${stopDate} /></dd></div>
      <div><dt>At once</dt><dd>${run.maxConcurrency ? many(run.maxConcurrency, 'child', 'children') : 'no limit of its own'}</dd></div>
      <div><dt>May fail</dt><dd>${tolerated(run)}</dd></div>
      ${redriveCount > 0 && html`<div><dt>Redriven</dt><dd>${many(redriveCount, 'time')}</dd></div>`}
      <div><dt>ARN</dt><dd><${Arn} arn=${mapRunArn} /></dd></div>
    </dl>
    ${open && html`<${LimitsDialog} run=${run} onClose=${() => setOpen(false)} onChanged=${onChanged} />`}`;
}

function tolerated({ toleratedFailurePercentage, toleratedFailureCount }) {
  const told = [toleratedFailureCount > 0 && many(toleratedFailureCount, 'item'), toleratedFailurePercentage > 0 && `${toleratedFailurePercentage} % of the items`].filter(Boolean);
  return told.length ? told.join(' or ') : 'none';
}
