import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { PauseButton, ResumeButton } from '../../parts/actions/pause.js';
import { PageHead } from '../../parts/page.js';
import { Empty, loaded } from '../../parts/states.js';
import { Time } from '../../parts/time.js';
import { Draining } from './draining.js';
import { Limits } from './limits.js';
import { Waiters } from './waiters.js';

const LOOK_AGAIN = 3000;

/** What is paused, drained and limited, and who waits. */
export default function Control() {
  const load = useLoad(async () => {
    const all = may('VIEW', '*');
    const [holds, limits, waiting, drain] = await Promise.all([get('/holds'), all && get('/limits'), get('/waiting', { query: { limit: 100 } }), all && get('/drain')]);
    return { holds: holds.holds, limits: limits.limits, waiting, drain };
  }, [], { every: LOOK_AGAIN });
  const everything = load.data?.holds.some(hold => hold.scope === 'everything');
  return html`<${PageHead} title="Control" actions=${load.data && !everything && html`<${PauseButton} kind="everything" onDone=${load.reload} />`}>
      <p class="muted">What is paused, how much runs at the same time, and who waits for a turn.</p><//>
    ${loaded(load, data => html`<div class="stack">
      <section class="card" aria-label="Paused"><header><h2>Paused</h2></header><${Holds} holds=${data.holds} onChanged=${load.reload} /></section>
      ${data.drain && html`<section class="card" aria-label="Starts"><header><h2>Starts</h2></header><${Draining} drain=${data.drain} onChanged=${load.reload} /></section>`}
      ${data.limits && html`<section class="card" aria-label="Limits"><${Limits} limits=${data.limits} onChanged=${load.reload} /></section>`}
      <section class="card" aria-label="Waiting"><header><h2>Waiting</h2></header><${Waiters} waiting=${data.waiting.waiting} more=${Boolean(data.waiting.after)} /></section>
    </div>`, { what: 'Loading what is held' })}`;
}

function Holds({ holds, onChanged }) {
  if (!holds.length) return html`<${Empty} title="Nothing is paused"><p>Executions and state machines are paused on their own pages; everything here, by Pause above.</p><//>`;
  return html`<div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">What is paused</caption>
    <thead><tr><th scope="col">What</th><th scope="col">Since</th><th scope="col">By</th><th scope="col">Reason</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
    <tbody>${holds.map(hold => html`<tr key=${arnOf(hold) ?? '*'}>
      <td data-label="What"><${What} hold=${hold} /></td>
      <td data-label="Since"><${Time} at=${hold.since} /></td>
      <td data-label="By">${hold.by}</td>
      <td data-label="Reason">${hold.reason ?? '–'}</td>
      <td class="acts"><span class="row"><${ResumeButton} kind=${hold.scope} arn=${arnOf(hold)} onDone=${onChanged} /></span></td>
    </tr>`)}</tbody></table></div>`;
}

function arnOf(hold) {
  return hold.executionArn ?? hold.stateMachineArn;
}

function What({ hold }) {
  if (hold.scope === 'machine') return html`<span>State machine <a href=${path`/machines/${hold.stateMachineArn}`}>${nameOf(hold.stateMachineArn)}</a>${hold.refuseStarts && ', refusing starts'}</span>`;
  if (hold.scope === 'execution') return html`<span>Execution <a href=${path`/executions/${hold.executionArn}`}>${nameOf(hold.executionArn)}</a>${hold.children && ' with children'}</span>`;
  return html`<span><strong>Everything</strong>${hold.refuseStarts && ', refusing starts'}</span>`;
}
