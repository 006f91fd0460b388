import { html } from '../../lib/html.js';
import { get, url } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { Copyable } from '../../parts/copy.js';
import { Icon } from '../../parts/icons.js';
import { loaded } from '../../parts/states.js';
import { Time } from '../../parts/time.js';
import { WAYS, called } from './people.js';

const PAGE = 1000;
const SHOWN = 12;
const CHOICES = { APPROVE: 'to approve', REJECT: 'to reject' };
const TOLD = new Set(['choice', 'status', 'to', 'person', 'channel', 'text', 'comment', 'reason', 'question', 'title', 'execution']);
const WORDS = {
  requested: 'asked', notified: 'told', notNotified: 'could not tell', opened: 'opened the link', claimed: 'took it', released: 'gave it back',
  delegated: 'let another decide', voted: 'voted', commented: 'said', asked: 'asked back', answered: 'answered', reminded: 'reminded', escalated: 'asked others, too', decided: 'closed it'
};

/** Who did what, when and how, each entry chained to the one before by its hash. */
export function Trail({ approval }) {
  const turns = approval.votes.length + approval.comments.length + approval.questions.length + approval.delegations.length;
  const load = useLoad(() => entries(approval.id), [approval.id, approval.status, turns, approval.claimedBy]);
  return html`<section class="card trail" aria-labelledby="trail"><header><h2 id="trail">History</h2><${Chain} /></header>
    ${loaded(load, all => html`<div class="scroll" tabindex="0" role="region" aria-label="Entries of the audit trail"><table class="cards-when-narrow">
      <caption class="visually-hidden">Entries of the audit trail, oldest first</caption>
      <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">By way of</th><th scope="col">Hash</th></tr></thead>
      <tbody>${all.map(entry => html`<${Entry} key=${entry.seq} entry=${entry} people=${approval.people} />`)}</tbody></table></div>`, { what: 'Loading the history' })}
  </section>`;
}

async function entries(id) {
  const all = [];
  for (let after; ;) {
    const page = await get(url`/approvals/${id}/audit`, { query: { limit: PAGE, after } });
    all.push(...page.entries);
    if (!page.after) return all;
    after = page.after;
  }
}

function Entry({ entry, people }) {
  return html`<tr>
    <td data-label="When"><${Time} at=${entry.at} /></td>
    <td data-label="Who">${entry.way === 'ENGINE' ? html`<span class="muted">the workflow</span>` : html`<strong>${called(people, entry.actor)}</strong>`}</td>
    <td data-label="What"><span>${WORDS[entry.act] ?? entry.act}<${Told} entry=${entry} people=${people} /></span></td>
    <td data-label="By way of" class="muted">${WAYS[entry.way] ?? entry.way}</td>
    <td data-label="Hash"><${Copyable} text=${entry.hash} shown=${entry.hash.slice(0, SHOWN)} label=${`Copy the hash of entry ${entry.seq}`} /></td>
  </tr>`;
}

/** What stands in an entry, in words; the rest as it is. */
function Told({ entry, people }) {
  const details = entry.details ?? {};
  const said = details.text ?? details.comment ?? details.reason;
  const more = Object.entries(details).filter(([name]) => !TOLD.has(name));
  return html`${wordsOf(details, people)}${said && html`<span class="said">${said}</span>`}
    ${more.length > 0 && html`<span class="muted small block">${more.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(', ')}</span>`}`;
}

function wordsOf({ choice, status, to, person, channel }, people) {
  const parts = [CHOICES[choice], status?.toLowerCase(), to && `to ${called(people, to)}`, person && called(people, person), channel && `by ${channel}`];
  return parts.filter(Boolean).map(part => ' ' + part).join('');
}

/** Whether the whole audit trail still fits together. */
function Chain() {
  const load = useLoad(() => get('/approval-audit/verification'), []);
  const again = html`<button type="button" class="plain" onClick=${load.reload}>Check again</button>`;
  if (load.problem) return html`<span class="muted">The chain could not be checked. ${again}</span>`;
  if (!load.data) return html`<span class="muted" role="status">Checking the chain…</span>`;
  const { intact, entries: count, broken } = load.data;
  return html`<span class="row">${intact
    ? html`<span class="badge is-succeeded"><${Icon} name="done" size=${13} />Chain intact, ${count.toLocaleString()} entries</span>`
    : html`<span class="badge is-failed" role="alert"><${Icon} name="failed" size=${13} />Chain broken at entry ${broken.entry}: ${broken.text}</span>`}${again}</span>`;
}
