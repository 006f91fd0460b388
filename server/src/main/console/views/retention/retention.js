import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { bytes, period } from '../../lib/amounts.js';
import { get, post } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { useWork } from '../../lib/work.js';
import { PageHead } from '../../parts/page.js';
import { ProblemBox, loaded } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';
import { Held } from './held.js';
import { Policies } from './policies.js';
import { Preview } from './preview.js';
import { Sweeps } from './sweeps.js';

const LOOK_AGAIN = 5000;

/** How long ended executions are kept, what was removed, and what is held whatever policies say. */
export default function Retention() {
  const load = useLoad(() => get('/retention'), [], { every: LOOK_AGAIN });
  return html`<${PageHead} title="Retention" actions=${may('ADMINISTER', '*') && html`<${SweepNow} onDone=${load.reload} />`}>
      <p class="muted">How long ended executions are kept. What a policy had archived before it was removed stands in the <a href="/archives">archives</a>.</p><//>
    ${loaded(load, data => html`<div class="stack">
      ${data.done.problem && html`<${ProblemBox} problem=${{ title: 'Nothing is removed at the moment', detail: data.done.problem }} />`}
      <${Figures} data=${data} />
      <section class="card" aria-label="Policies"><${Policies} policies=${data.policies} onChanged=${load.reload} />
        <p class="note muted small">What ended less than ${period(data.grace)} ago stays in any case. The server looks every ${period(data.interval)}, and gives it ${Math.round(data.share * 100)} % of the writer’s time at most.</p></section>
      <${Preview} />
      <section class="card" aria-label="Sweeps"><${Sweeps} runs=${data.done.runs} /></section>
      <${Held} />
    </div>`, { what: 'Loading what is kept' })}`;
}

function Figures({ data: { done, size, maxSize } }) {
  const all = [
    ['Removed', done.removed.toLocaleString(), 'since the server began'],
    ['Archived before', done.archived.toLocaleString(), 'of those'],
    ['Given back to the disk', bytes(done.bytesGivenBack), 'since the server began'],
    ['The store takes', bytes(size.used), maxSize === undefined ? 'without a limit' : `of ${bytes(maxSize)} at most`]
  ];
  return html`<section aria-label="What was done"><dl class="grid-4">
    ${all.map(([label, value, note]) => html`<div key=${label} class="card stat"><dt>${label}</dt><dd>${value}<small>${note}</small></dd></div>`)}
  </dl></section>`;
}

function SweepNow({ onDone }) {
  const { problem, busy, run } = useWork(() => {
    announce('The server sweeps now');
    return onDone();
  });
  return html`${problem && html`<${ProblemBox} problem=${problem} />`}<button type="button" disabled=${busy} onClick=${() => run(() => post('/retention/run'))}>Sweep now</button>`;
}
