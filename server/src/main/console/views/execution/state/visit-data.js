import { html } from '../../../lib/html.js';
import { Json } from '../../../parts/json.js';
import { Cause } from '../cause.js';
import { attemptsAt, visitAt } from '../fold/at.js';
import { detailsOf } from '../fold/kinds.js';
import { reasonOf } from '../reason.js';

const UNSUCCESSFUL = new Set(['FAILED', 'RETRYING', 'TIMED_OUT', 'CAUGHT']);
const UNDER_WAY = new Set(['RUNNING', 'RETRYING']);

/** What a visit got and gave, and why it failed if it did. */
export function VisitData({ page, visit }) {
  const { history, id } = page;
  const status = visitAt(visit, id);
  const left = visit.exited && visit.exited <= id ? detailsOf(history.events[visit.exited]) : null;
  const attempt = attemptsAt(visit, id).at(-1);
  return html`<div class="stack">
    ${UNSUCCESSFUL.has(status) && html`<${Reason} page=${page} attempt=${attempt} />`}
    <${Piece} title="Input" text=${detailsOf(history.events[visit.entered]).input} label="input of the state" />
    ${attempt && html`<${Exchange} events=${history.events} attempt=${attempt} />`}
    ${left ? html`<${Piece} title="Output" text=${left.output} label="output of the state" />`
      : html`<section class="stack tight"><h3>Output</h3><p class="muted">${UNDER_WAY.has(status) ? 'None yet.' : 'None: it was not left.'}</p></section>`}
  </div>`;
}

function Piece({ title, text, label }) {
  if (text === undefined) return null;
  return html`<section class="stack tight"><h3>${title}</h3><${Json} text=${text} label=${label} /></section>`;
}

/** What the last attempt sent to the resource, and what the resource said. */
function Exchange({ events, attempt }) {
  const call = detailsOf(events[attempt.from]);
  const answer = id => id ? detailsOf(events[id]).output : undefined;
  return html`
    <${Piece} title="Sent to the resource" text=${call.parameters ?? (call.resource ? call.input : undefined)} label="what was sent to the resource" />
    <${Piece} title="Answer when submitted" text=${answer(attempt.submitted)} label="answer when submitted" />
    <${Piece} title="Result" text=${attempt.outcome === 'SUCCEEDED' ? answer(attempt.ended) : undefined} label="result of the resource" />`;
}

/** Error and cause of the last attempt. */
function Reason({ page, attempt }) {
  const { error, cause } = reasonOf(page, attempt?.failure);
  if (!error && !cause) return null;
  return html`<section class="stack tight failed-box"><h3>Error</h3><p><code class="error-name">${error ?? 'without a name'}</code></p>${cause && html`<${Cause} text=${cause} />`}</section>`;
}
