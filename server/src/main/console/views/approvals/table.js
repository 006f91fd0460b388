import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { nameOf, readArn } from '../../lib/arn.js';
import { post, url } from '../../lib/api.js';
import { path } from '../../lib/router.js';
import { Time } from '../../parts/time.js';
import { announce } from '../../parts/toasts.js';
import { Due } from './due.js';
import { listed } from './people.js';
import { ApprovalStatus } from './status.js';
import { yours } from './yours.js';

const NAMED = 3;

/** Requests, one a row; on narrow screens one a card. */
export function InboxTable({ show, approvals, onChanged }) {
  const decided = show === 'decided';
  return html`<div class="scroll"><table class="cards-when-narrow inbox">
    <caption class="visually-hidden">${decided ? 'Decided requests, newest first' : 'Requests that wait, most urgent first'}</caption>
    <thead><tr>
      <th scope="col">What is asked</th>${decided
        ? html`<th scope="col">Decision</th><th scope="col">By</th><th scope="col">Decided</th>`
        : html`<th scope="col">Due</th><th scope="col">Waits for</th><th scope="col">Approved</th><th scope="col">Asked</th>`}
    </tr></thead>
    <tbody>${approvals.map(one => decided
      ? html`<${DecidedRow} key=${one.id} approval=${one} />`
      : html`<${WaitingRow} key=${one.id} approval=${yours(one)} onChanged=${onChanged} />`)}</tbody>
  </table></div>`;
}

function Asked({ approval }) {
  return html`<td class="asked"><a href=${path`/approvals/${approval.id}`}>${approval.title}</a>
    <span class="muted small">${approval.requester && html`for ${approval.requester} · `}<a class="quiet" href=${path`/executions/${approval.execution}`}>${readArn(approval.execution).machine}
      <span class="visually-hidden"> execution ${nameOf(approval.execution)}</span></a></span></td>`;
}

function WaitingRow({ approval, onChanged }) {
  return html`<tr>
    <${Asked} approval=${approval} />
    <td data-label="Due"><${Due} approval=${approval} /></td>
    <td data-label="Waits for"><${WaitsFor} approval=${approval} onChanged=${onChanged} /></td>
    <td data-label="Approved"><span class="number nowrap">${approval.approvals} of ${approval.required}</span></td>
    <td data-label="Asked"><${Time} at=${approval.createdAt} /></td>
  </tr>`;
}

function WaitsFor({ approval, onChanged }) {
  const { claimedBy, waitsFor, you } = approval;
  const may = you?.may ?? [];
  const names = waitsFor.slice(0, NAMED);
  const more = waitsFor.length - names.length;
  return html`<span class="row">
    <span>${claimedBy ? html`taken by <strong>${claimedBy === you?.name ? 'you' : claimedBy}</strong>` : listed(more > 0 ? [...names, `${more} more`] : names) || 'an answer'}</span>
    ${may.includes('claim') && html`<${Quick} id=${approval.id} act="claim" text="Take it" title=${approval.title} onChanged=${onChanged} />`}
    ${may.includes('release') && html`<${Quick} id=${approval.id} act="release" text="Give back" title=${approval.title} onChanged=${onChanged} />`}
  </span>`;
}

/** A claim is as good as done from the list: nothing has to be read for it. */
function Quick({ id, act, text, title, onChanged }) {
  const [busy, set] = useState(false);
  const press = async () => {
    if (busy) return;
    set(true);
    try {
      await post(url`/approvals/${id}` + '/' + act);
      announce(act === 'claim' ? 'You have taken it' : 'You have given it back');
    } catch (failure) {
      announce(failure.detail);
    }
    await onChanged();
    set(false);
  };
  return html`<button type="button" class="small-button" aria-disabled=${busy ? 'true' : undefined} onClick=${press}>${text}<span class="visually-hidden">: ${title}</span></button>`;
}

function DecidedRow({ approval }) {
  return html`<tr>
    <${Asked} approval=${approval} />
    <td data-label="Decision"><${ApprovalStatus} status=${approval.status} /></td>
    <td data-label="By"><span>${approval.decidedBy ?? html`<span class="muted">nobody</span>`}${approval.reason && html` <span class="muted small">${approval.reason}</span>`}</span></td>
    <td data-label="Decided"><${Time} at=${approval.decidedAt} /></td>
  </tr>`;
}
