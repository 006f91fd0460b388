import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { get } from '../../lib/api.js';
import { useLoad, useRested } from '../../lib/hooks.js';
import { path, useQuery } from '../../lib/router.js';
import { Copyable } from '../../parts/copy.js';
import { Icon } from '../../parts/icons.js';
import { PageHead } from '../../parts/page.js';
import { Empty, loaded } from '../../parts/states.js';
import { Time } from '../../parts/time.js';
import { Chain } from './chain.js';
import { Export } from './export.js';

const PAGE = 100;
const SHOWN = 12;
const LOOKS = { ALLOWED: 'is-succeeded', FAILED: 'is-timed-out', DENIED: 'is-failed' };
const WORDS = { ALLOWED: 'done', FAILED: 'failed', DENIED: 'refused' };

/** Who did what, and whether nobody changed what stands here. */
export default function Audit() {
  const [actor, setActor] = useQuery('actor');
  const [operation, setOperation] = useQuery('operation');
  const [outcome, setOutcome] = useQuery('outcome');
  const filter = useRested(JSON.stringify({ actor, operation, outcome }), 300);
  const [pages, setPages] = useState(1);
  const load = useLoad(() => entries(JSON.parse(filter), pages), [filter, pages]);
  const change = set => event => {
    setPages(1);
    set(event.currentTarget.value.trim());
  };
  return html`<${PageHead} title="Audit log" actions=${html`<${Export} filter=${JSON.parse(filter)} />`}><${Chain} /><//>
    <form class="row filters" role="search" aria-label="Filter the audit log" onSubmit=${event => event.preventDefault()}>
      <label class="field">Who<input value=${actor} onInput=${change(setActor)} spellcheck=${false} autocomplete="off" /></label>
      <label class="field">Operation<input value=${operation} onInput=${change(setOperation)} spellcheck=${false} autocomplete="off" placeholder="StopExecution" /></label>
      <label class="field">Outcome<select value=${outcome} onInput=${change(setOutcome)}><option value="">any</option>${Object.entries(WORDS).map(([value, text]) => html`<option key=${value} value=${value}>${text}</option>`)}</select></label>
    </form>
    <section class="card" aria-label="Entries">${loaded(load, data => data.entries.length ? html`<${Table} entries=${data.entries} />
      ${data.after && html`<p class="note"><button type="button" onClick=${() => setPages(pages + 1)}>Show more</button></p>`}`
      : html`<${Empty} title="There are no entries"><p>Nothing was done that fits, or it was long ago.</p><//>`, { what: 'Loading the audit log' })}</section>`;
}

/** So many pages, the newest entries first. */
async function entries(filter, pages) {
  const all = { entries: [], after: undefined };
  for (let page = 0; page < pages; page++) {
    const next = await get('/audit', { query: { ...filter, limit: PAGE, after: all.after } });
    all.entries.push(...next.entries);
    all.after = next.after;
    if (!next.after) break;
  }
  return all;
}

function Table({ entries: all }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="List of entries"><table class="cards-when-narrow">
    <caption class="visually-hidden">Entries of the audit log</caption>
    <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">On</th><th scope="col">Outcome</th><th scope="col">Hash</th></tr></thead>
    <tbody>${all.map(one => html`<tr key=${one.seq}>
      <td data-label="When"><${Time} at=${one.at} /></td>
      <td data-label="Who"><span><strong>${one.actor}</strong>${one.address && html` <span class="muted block small">${one.address}${one.key && ` · ${one.key}`}</span>`}</span></td>
      <td data-label="What"><code>${one.operation}</code></td>
      <td data-label="On"><${On} one=${one} /></td>
      <td data-label="Outcome"><span><span class=${`badge ${LOOKS[one.outcome] ?? ''}`}><${Icon} name=${one.outcome === 'ALLOWED' ? 'done' : 'failed'} size=${13} />${WORDS[one.outcome] ?? one.outcome}</span>${one.error && html` <span class="muted block small">${one.error}</span>`}</span></td>
      <td data-label="Hash"><${Copyable} text=${one.hash} shown=${one.hash.slice(0, SHOWN)} label=${`Copy the hash of entry ${one.seq}`} /></td>
    </tr>`)}</tbody></table></div>`;
}

/** What it was done to; of what is about nothing that was there before, what came of it. */
function On({ one: { operation, resource, result } }) {
  if (resource !== '*') return html`<${Copyable} text=${resource} shown=${short(resource)} />`;
  if (operation === 'CreateBulkAction' && result) return html`<a href=${path`/bulk-actions/${result}`}>bulk action ${result.slice(0, SHOWN)}</a>`;
  return result ? html`<${Copyable} text=${result} shown=${short(result)} />` : html`<span class="muted">–</span>`;
}

function short(arn) {
  return arn.split(':').slice(6).join(':') || arn;
}
