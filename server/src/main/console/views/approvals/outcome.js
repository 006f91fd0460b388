import { html } from '../../lib/html.js';
import { Time } from '../../parts/time.js';
import { Details } from './details.js';
import { WAYS, called, count, listed } from './people.js';
import { ApprovalStatus } from './status.js';

/** How it stands for whoever has nothing to decide, and every vote with what was said and answered. */
export function Outcome({ approval }) {
  return html`<p>${standing(approval)}</p>
    ${approval.reason && html`<p class="message">${approval.reason}</p>`}
    ${approval.votes.length > 0 && html`<ul class="votes">${approval.votes.map(vote => html`<${Vote} key=${vote.user} vote=${vote} people=${approval.people} />`)}</ul>`}`;
}

function standing(approval) {
  const { status, you, people, decidedBy, decidedAt } = approval;
  const when = decidedAt && html` <${Time} at=${decidedAt} />`;
  const who = decidedBy && (decidedBy === you.name ? 'you' : called(people, decidedBy));
  switch (status) {
    case 'APPROVED': return who ? html`Approved by ${who}${when}.` : html`Approved because its time was over${when}.`;
    case 'REJECTED': return who ? html`Rejected by ${who}${when}.` : html`Rejected because its time was over${when}.`;
    case 'EXPIRED': return html`Nobody decided in time; it expired${when}.`;
    case 'CANCELLED': return html`Withdrawn${when}: the execution does not wait for it any more.`;
    default: return waiting(approval);
  }
}

function waiting({ you, votes, claimedBy, waitsFor, people, delegations, required, approvals }) {
  const mine = votes.find(vote => vote.user === you.name);
  const more = required - approvals;
  const others = `It waits for ${listed(waitsFor.map(name => called(people, name)))}: ${count(more, 'more approval')} ${more === 1 ? 'is' : 'are'} needed.`;
  if (mine) return html`You ${mine.choice === 'APPROVE' ? 'approved' : 'rejected'} <${Time} at=${mine.at} />. ${others}`;
  if (you.excluded) return `You asked for this, so others decide. ${others}`;
  const given = delegations.find(one => one.from === you.name);
  if (given) return `You let ${called(people, given.to)} decide in your place. ${others}`;
  if (claimedBy && you.may.includes('delegate')) return `${called(people, claimedBy)} has taken it. You can decide once it is given back.`;
  return you.name ? `You are not asked for a decision. ${others}` : others;
}

function Vote({ vote, people }) {
  return html`<li><p class="row"><${ApprovalStatus} status=${vote.choice} /><strong>${called(people, vote.user)}</strong>
      ${vote.inPlaceOf && html`<span class="muted">in place of ${called(people, vote.inPlaceOf)}</span>`}<span class="muted small"><${Time} at=${vote.at} /> · ${WAYS[vote.way]}</span></p>
    ${vote.comment && html`<p class="message">${vote.comment}</p>`}
    ${vote.answers && Object.keys(vote.answers).length > 0 && html`<${Details} value=${vote.answers} />`}</li>`;
}
