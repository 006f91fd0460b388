import { useEffect, useRef } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { Icon } from '../../parts/icons.js';
import { Json } from '../../parts/json.js';
import { handlingOf, limitsOf, stepsOf } from './trial.js';

const LOOKS = {
  SUCCEEDED: ['is-succeeded', 'done', 'Succeeded'],
  FAILED: ['is-failed', 'failed', 'Failed'],
  RETRIABLE: ['is-waiting', 'retry', 'Would be tried again'],
  CAUGHT_ERROR: ['is-waiting', 'next', 'Error caught']
};

/** How a trial ended, step by step, and the way on to the next state. */
export function TestResult({ answer, state, onGo }) {
  const [looks, icon, word] = LOOKS[answer.status] ?? ['', 'help', answer.status];
  const handling = handlingOf(answer);
  const ref = useRef(null);
  useEffect(() => show(ref.current), [answer]);
  return html`<section class="test-result stack" ref=${ref} aria-label=${`Result of the test of ${state.name}`}>
    <div class="row spread"><span class=${'badge ' + looks}><${Icon} name=${icon} size=${13} />${word}</span>
      ${answer.nextState ? html`<button type="button" onClick=${() => onGo(answer.nextState, answer)}>Test ${answer.nextState} with this output<${Icon} name="next" size=${15} /></button>`
        : answer.status === 'SUCCEEDED' && html`<span class="muted">The last state</span>`}</div>
    ${answer.error && html`<div class="problem"><strong>${answer.error}</strong>${answer.cause && html`<span class="why">${answer.cause}</span>`}</div>`}
    ${handling && html`<p>${handling}</p>`}
    <ol class="steps">${stepsOf(answer).map(step => html`<${Step} key=${step.id} step=${step} />`)}</ol>
    ${limitsOf(answer).map(([name, value]) => html`<p key=${name} class="small">${name}: <strong>${value}</strong></p>`)}
    <${Http} data=${answer.inspectionData ?? {}} />
  </section>`;
}

/** Brings the result to the top of its pane, and moves nothing else. */
function show(result) {
  const pane = result.closest('[role="tabpanel"]');
  pane.scrollTop += result.getBoundingClientRect().top - pane.getBoundingClientRect().top;
}

function Step({ step }) {
  return html`<li><h3>${step.title} <span class="muted small">${step.same ? 'the same' : step.note}</span></h3>
    ${!step.same && html`<${Json} text=${step.text} label=${step.title} />`}</li>`;
}

function Http({ data: { request, response } }) {
  if (!request) return null;
  return html`<div class="stack http"><h3>HTTP</h3>
    <${Message} title=${`${request.method} ${request.url}`} message=${request} label="Request" />
    ${response ? html`<${Message} title=${`${response.statusCode} ${response.statusMessage ?? ''}`} message=${response} label="Response" />` : html`<p class="muted">There was no response.</p>`}</div>`;
}

function Message({ title, message, label }) {
  return html`<div><p><strong>${label}</strong> <code>${title}</code> <span class="muted small">${message.protocol}</span></p>
    ${message.headers && html`<${Json} text=${message.headers} label=${`${label} headers`} />`}
    ${message.body && html`<${Json} text=${message.body} label=${`${label} body`} />`}</div>`;
}
