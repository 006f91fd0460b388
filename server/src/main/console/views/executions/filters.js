import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { nameOf } from '../../lib/arn.js';
import { useRested } from '../../lib/hooks.js';
import { go, withQuery } from '../../lib/router.js';
import { Icon } from '../../parts/icons.js';
import { statusWord } from '../../parts/status.js';
import { usePageKeys } from '../shell/shortcuts.js';

const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];
const REST = 350;
const HOUR = 3600000;
const SPANS = [['', 'Any time'], ['1', 'Last hour'], ['24', 'Last day'], ['168', 'Last week'], ['720', 'Last 30 days']];
const EXAMPLES = ['status:failed', 'error:States.Timeout', 'name:order-*', 'input.order.id=42', 'output.total>=100', 'started:<2h', 'tag:env=prod'];

/** The search field, and the filters that people use most. All of them stand in the address. */
export function Filters({ filter, problem }) {
  const input = useRef(null);
  const [text, setText] = useState(filter.q);
  const rested = useRested(text, REST);
  useEffect(() => setText(filter.q), [filter.q]);
  useEffect(() => {
    if (rested === text && rested !== filter.q) change({ q: rested });
  }, [rested]);
  usePageKeys([['f', 'To the search field', () => input.current.focus()]]);
  const wrong = problem?.status === 400;
  return html`<form class="stack filters" role="search" onSubmit=${event => (event.preventDefault(), change({ q: text }))}>
    <div class="search"><${Icon} name="search" />
      <input ref=${input} type="search" aria-label="Search executions" aria-describedby="search-help" aria-invalid=${wrong ? 'true' : undefined}
        spellcheck=${false} autocomplete="off" placeholder="status:failed input.order.id=42" value=${text} onInput=${event => setText(event.currentTarget.value)} />
    </div>
    <div class="row">
      ${STATUSES.map(status => html`<button type="button" key=${status} aria-pressed=${String(filter.status === status)}
        onClick=${() => change({ status: filter.status === status ? '' : status })}>${statusWord(status)}</button>`)}
      <label class="visually-hidden" for="span">Started</label>
      <select id="span" value=${spanOf(filter.startedAfter)} onChange=${event => change({ startedAfter: since(event.currentTarget.value) })}>
        ${SPANS.map(([hours, words]) => html`<option key=${hours} value=${hours} selected=${spanOf(filter.startedAfter) === hours}>${words}</option>`)}
      </select>
      ${filter.machine && html`<button type="button" onClick=${() => change({ machine: '' })}>Machine ${nameOf(filter.machine)}<${Icon} name="close" size=${14} /><span class="visually-hidden">take away</span></button>`}
      ${filter.mapRun && html`<button type="button" onClick=${() => change({ mapRun: '' })}>Map run ${nameOf(filter.mapRun)}<${Icon} name="close" size=${14} /><span class="visually-hidden">take away</span></button>`}
    </div>
    <details id="search-help"><summary>What can be searched for</summary>
      <p class="row examples">${EXAMPLES.map(example => html`<button type="button" class="plain" key=${example} onClick=${() => change({ q: join(text, example) })}><code>${example}</code></button>`)}</p>
    </details>
  </form>`;
}

function change(changes) {
  go(withQuery(changes), { replace: true });
}

function join(text, example) {
  return text.trim() ? `${text.trim()} ${example}` : example;
}

function since(hours) {
  return hours ? new Date(Math.floor((Date.now() - hours * HOUR) / 60000) * 60000).toISOString() : '';
}

/** Which span a moment stands for; the nearest one. */
function spanOf(moment) {
  if (!moment) return '';
  const hours = (Date.now() - new Date(moment).getTime()) / HOUR;
  return SPANS.slice(1).reduce((best, [each]) => Math.abs(each - hours) < Math.abs(best - hours) ? each : best, SPANS[1][0]);
}
