import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { put, remove } from '../../lib/api.js';
import { ProblemBox } from '../../parts/states.js';
import { Time } from '../../parts/time.js';

/** Whether starts are taken, and how much still runs. */
export function Draining({ drain, onChanged }) {
  const [problem, setProblem] = useState(null);
  const change = async action => {
    try {
      setProblem(null);
      await action();
      onChanged();
    } catch (failure) {
      setProblem(failure);
    }
  };
  const counts = `${drain.running.toLocaleString()} executions run, ${drain.moving.toLocaleString()} of them move`;
  return html`<div class="row body">
    ${drain.draining
      ? html`<p><strong>No executions are started</strong> since <${Time} at=${drain.since} /> by ${drain.by}${drain.reason && `: ${drain.reason}`}. ${counts}.</p>`
      : html`<p>Executions are started as they come. ${counts}.</p>`}
    ${may('ADMINISTER', '*') && (drain.draining
      ? html`<button type="button" onClick=${() => change(() => remove('/drain'))}>Take starts again</button>`
      : html`<button type="button" onClick=${() => change(() => put('/drain'))}>Drain</button>`)}
  </div>
  ${problem && html`<${ProblemBox} problem=${problem} />`}`;
}
