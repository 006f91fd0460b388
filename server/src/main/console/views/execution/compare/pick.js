import { useState } from 'preact/hooks';
import { html } from '../../../lib/html.js';
import { machineArnOf, nameOf, readArn } from '../../../lib/arn.js';
import { get, url } from '../../../lib/api.js';
import { useLoad, useRested } from '../../../lib/hooks.js';
import { withQuery } from '../../../lib/router.js';
import { Empty, loaded } from '../../../parts/states.js';
import { Status } from '../../../parts/status.js';
import { Time, Took } from '../../../parts/time.js';

const SHOWN = 50;

/** Other executions of the same machine, to choose one of. */
export function Pick({ arn }) {
  const [text, setText] = useState('');
  const rested = useRested(text, 300);
  const list = useLoad(() => alike(arn, rested), [arn, rested]);
  return html`<section class="card" aria-label="Executions to compare with">
    <header><h2>Which other execution?</h2><input type="search" class="pick-search" aria-label="Search executions" placeholder="status:succeeded name:x*" value=${text} spellcheck=${false} onInput=${event => setText(event.currentTarget.value)} /></header>
    ${loaded(list, data => html`<${Choices} executions=${data.executions.filter(one => one.executionArn !== arn)} />`, { what: 'Looking for executions' })}
  </section>`;
}

/** Executions that run the same: of the machine, or for an item of a map run the other items. */
async function alike(arn, q) {
  const { mapRunArn } = readArn(arn).label ? await get(url`/executions/${arn}`) : {};
  const of = mapRunArn ? { mapRun: mapRunArn } : { machine: machineArnOf(arn) };
  return get('/executions', { query: { ...of, q, limit: SHOWN } });
}

function Choices({ executions }) {
  if (!executions.length) return html`<${Empty} title="There is no other execution of this machine"><p>Start one again with an edited input, then compare.</p><//>`;
  return html`<div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Executions of the same machine</caption>
    <thead><tr><th scope="col">Execution</th><th scope="col">Status</th><th scope="col">Started</th><th scope="col">Took</th><th scope="col">Error</th></tr></thead>
    <tbody>${executions.map(one => html`<tr key=${one.executionArn}>
      <td><a href=${withQuery({ with: one.executionArn })}>${one.name ?? nameOf(one.executionArn)}</a></td>
      <td data-label="Status"><${Status} status=${one.status} /></td>
      <td data-label="Started"><${Time} at=${one.startDate} /></td>
      <td data-label="Took"><${Took} from=${one.startDate} to=${one.stopDate} /></td>
      <td data-label=${one.error ? 'Error' : undefined}>${one.error && html`<code class="bad">${one.error}</code>`}</td></tr>`)}</tbody></table></div>`;
}
