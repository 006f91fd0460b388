import { html } from '../../lib/html.js';
import { Json } from '../../parts/json.js';
import { executionAt } from './fold/at.js';
import { detailsOf } from './fold/kinds.js';
import { Cause } from './cause.js';

const WORDS = { FAILED: 'It failed', TIMED_OUT: 'It ran out of time', ABORTED: 'It was stopped' };

/** What went into the execution, and what came out by the chosen event: shown as long as no state is chosen. */
export function DataPanel({ page }) {
  const { watch, history } = page;
  const first = history.events[1];
  const input = first ? detailsOf(first).input : watch.description.input;
  return html`<aside class="card state-panel" aria-label="Data of the execution">
    <header><div class="grow"><p class="muted small">Execution</p><h2>Input and output</h2></div></header>
    <div class="body stack">
      <section class="stack tight"><h3>Input</h3>${input === undefined ? html`<p class="muted">It is not shown.</p>` : html`<${Json} text=${input} label="input" />`}</section>
      <section class="stack tight"><h3>Output</h3><${Outcome} ...${outcome(page)} /></section>
      <p class="muted small">Choose a state in the graph or the timeline to see its data, variables and attempts.</p>
    </div></aside>`;
}

/** The newest outcome is known before all of the history is. */
function outcome({ watch, fold, history, moment, id }) {
  if (moment.live) return watch.description;
  const event = ending(fold, history, id);
  return { status: executionAt(fold, id), ...(event ? detailsOf(event) : {}) };
}

function Outcome({ status, output, error, cause }) {
  if (status === 'SUCCEEDED') return html`<${Json} text=${output ?? ''} label="output" />`;
  if (!WORDS[status]) return html`<p class="muted">There is none yet: it runs.</p>`;
  return html`<p>${WORDS[status]}${error && html`: <code class="error-name">${error}</code>`}</p>${cause && html`<${Cause} text=${cause} />`}`;
}

/** The event that ended the execution, as it stood. */
function ending(fold, history, id) {
  for (let index = fold.marks.length - 2; index >= 0; index -= 2) {
    if (fold.marks[index] <= id) return history.events[fold.marks[index]];
  }
  return null;
}
