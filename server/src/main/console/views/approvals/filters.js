import { html } from '../../lib/html.js';
import { useAddress, go, withQuery } from '../../lib/router.js';
import { urgency } from './due.js';
import { approvalWord } from './status.js';

const DUE = [['', 'Due at any time'], ['overdue', 'Overdue'], ['soon', 'Due within a day'], ['dated', 'With a deadline']];
const ENDS = ['APPROVED', 'REJECTED', 'EXPIRED', 'CANCELLED'];

/** What stands in the address about which requests to show. */
export function useInboxFilters() {
  const { query } = useAddress();
  return { text: query.get('q') ?? '', due: query.get('due') ?? '', end: query.get('end') ?? '' };
}

/** Whether a request is one of those that are looked for. */
export function fits(approval, { text, due, end }) {
  const told = [approval.title, approval.requester, approval.execution, approval.claimedBy, approval.decidedBy, ...approval.waitsFor];
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const line = told.filter(Boolean).join(' ').toLowerCase();
  return words.every(word => line.includes(word)) && (!end || approval.status === end) && fitsDue(approval, due);
}

function fitsDue(approval, due) {
  if (!due) return true;
  const how = urgency(approval);
  if (due === 'dated') return how !== 'none';
  return how === due || (due === 'soon' && how === 'overdue');
}

export function InboxFilters({ show, filter }) {
  const change = changes => go(withQuery(changes), { replace: true });
  return html`<form class="row inbox-filters" role="search" onSubmit=${event => event.preventDefault()}>
    <input type="search" aria-label="Find approvals" placeholder="Title, person or execution" value=${filter.text} spellcheck=${false}
      onInput=${event => change({ q: event.currentTarget.value })} />
    ${show !== 'decided' && html`<select aria-label="Due" value=${filter.due} onChange=${event => change({ due: event.currentTarget.value })}>
      ${DUE.map(([id, words]) => html`<option key=${id} value=${id} selected=${id === filter.due}>${words}</option>`)}</select>`}
    ${show === 'decided' && ENDS.map(end => html`<button type="button" key=${end} aria-pressed=${String(filter.end === end)}
      onClick=${() => change({ end: filter.end === end ? '' : end })}>${approvalWord(end)}</button>`)}
  </form>`;
}
