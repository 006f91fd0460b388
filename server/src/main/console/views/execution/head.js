import { html } from '../../lib/html.js';
import { machineArnOf, nameOf, readArn } from '../../lib/arn.js';
import { path } from '../../lib/router.js';
import { Arn } from '../../parts/copy.js';
import { HeldNotice, PauseIfFree, useHeld } from '../../parts/actions/held.js';
import { Icon } from '../../parts/icons.js';
import { PageHead } from '../../parts/page.js';
import { Status } from '../../parts/status.js';
import { Time, Took } from '../../parts/time.js';
import { Lineage } from '../fork/lineage.js';
import { Actions } from './actions.js';
import { executionAt } from './fold/at.js';
import { many } from './words.js';

/** What the execution is, how it stands, and what can be done with it. */
export function Head({ page }) {
  const { watch, fold, id, moment } = page;
  const { executionArn, name, status, startDate, stopDate } = watch.description;
  const shown = moment.live ? status : executionAt(fold, id) ?? status;
  const { machine } = readArn(executionArn);
  const held = useHeld('execution', executionArn, status === 'RUNNING');
  return html`<${PageHead} title=${html`<span class="with-status">${name}<${Status} status=${shown} />${watch.description.archived && html`<span class="badge is-archived"><${Icon} name="archives" size=${13} />Archived</span>`}</span>`} name=${name}
      crumbs=${[['Executions', '/executions'], [machine, path`/machines/${machineArnOf(executionArn)}`]]}
      actions=${html`${status === 'RUNNING' && html`<${PauseIfFree} held=${held} kind="execution" arn=${executionArn} />`}<${Actions} page=${page} />`} />
    <${HeldNotice} held=${held} />
    ${watch.description.archived && html`<p class="notice">It was removed from the store; what you see comes from the <a href="/archives">archives</a>. It can be read, but not redriven, stopped or forked.</p>`}
    <dl class="facts-line">
      <div><dt>Started</dt><dd><${Time} at=${startDate} /></dd></div>
      <div><dt>${stopDate ? 'Took' : 'Runs for'}</dt><dd><${Took} from=${startDate} to=${moment.live ? stopDate : new Date(fold.times[id]).toISOString()} /></dd></div>
      <div><dt>Events</dt><dd class="number">${fold.upTo.toLocaleString()}</dd></div>
      <${Relations} description=${watch.description} />
      ${!watch.description.archived && html`<${Lineage} description=${watch.description} />`}
      <div><dt>ARN</dt><dd><${Arn} arn=${executionArn} /></dd></div>
    </dl>`;
}

/** What it belongs to: the execution that began it, the map run that it is an item of, the version that it runs. */
function Relations({ description }) {
  const { parentArn, mapRunArn, redriveCount, redriveDate, stateMachineVersionArn, stateMachineAliasArn } = description;
  return html`
    ${parentArn && html`<div><dt>Started by</dt><dd><a href=${path`/executions/${parentArn}`}>${readArn(parentArn).machine} · ${nameOf(parentArn)}</a></dd></div>`}
    ${mapRunArn && html`<div><dt>Item of</dt><dd><a href=${path`/map-runs/${mapRunArn}`}>its map run</a></dd></div>`}
    ${stateMachineVersionArn && html`<div><dt>Version</dt><dd><a href=${path`/machines/${stateMachineVersionArn}`}>${nameOf(stateMachineVersionArn)}</a></dd></div>`}
    ${stateMachineAliasArn && html`<div><dt>Alias</dt><dd>${nameOf(stateMachineAliasArn)}</dd></div>`}
    ${redriveCount > 0 && html`<div><dt>Redriven</dt><dd>${many(redriveCount, 'time')}${redriveDate && html`, <${Time} at=${redriveDate} />`}</dd></div>`}`;
}
