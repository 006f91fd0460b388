import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { Icon } from '../../parts/icons.js';
import { ProblemBox } from '../../parts/states.js';
import { isTold, pressing } from './acts.js';
import { PeopleList, usePeople } from './name.js';
import { called, count, listed } from './people.js';

/** Who is asked, who has decided, and how many it takes. */
export function Seats({ approval, acts }) {
  const { you } = approval;
  const hand = ['claim', 'release', 'delegate'].filter(act => you.may.includes(act));
  return html`<section class="card" aria-labelledby="seats"><header><h2 id="seats">Who decides</h2></header>
    <div class="body stack">
      <${Quorum} approval=${approval} />
      <ul class="seats">${approval.seats.map(seat => html`<${Seat} key=${seat.seat} seat=${seat} approval=${approval} />`)}</ul>
      ${hand.length > 0 && html`<${Handing} approval=${approval} acts=${acts} />`}
    </div>
  </section>`;
}

function Quorum({ approval }) {
  const { required, approvals, rejections, rejectQuorum, status } = approval;
  return html`<div class="quorum">
    <p><strong>${approvals} of ${count(required, 'approval')}</strong>${rejections > 0 && html` · ${count(rejections, 'rejection')}`}</p>
    <progress max=${required} value=${Math.min(approvals, required)} aria-label="Approvals">${approvals} of ${required}</progress>
    ${status === 'WAITING' && html`<p class="muted small">${rule(rejectQuorum)}</p>`}
  </div>`;
}

function rule(rejectQuorum) {
  if (!rejectQuorum) return 'It is rejected once too few are left to approve it.';
  return rejectQuorum === 1 ? 'The first rejection ends it.' : `${rejectQuorum} rejections end it.`;
}

function Seat({ seat, approval }) {
  const { people, votes, you, claimedBy, waitsFor } = approval;
  const vote = votes.find(one => one.user === seat.holder);
  const [icon, looks, word] = state(vote, seat.holder, claimedBy, waitsFor);
  const notes = [
    seat.holder !== seat.seat && `in place of ${called(people, seat.seat)}`, seat.groups.length > 0 && listed(seat.groups),
    seat.escalated && 'asked by escalation', undelivered(approval, seat.holder)
  ].filter(Boolean);
  return html`<li class=${looks}><${Icon} name=${icon} size=${15} />
    <span><strong>${called(people, seat.holder)}</strong>${seat.holder === you.name && ' (you)'}
      ${notes.length > 0 && html`<span class="muted small">${notes.join(' · ')}</span>`}</span>
    <span class="small word">${word}</span></li>`;
}

function state(vote, holder, claimedBy, waitsFor) {
  if (vote?.choice === 'APPROVE') return ['done', 'is-ok', 'approved'];
  if (vote?.choice === 'REJECT') return ['failed', 'is-bad', 'rejected'];
  if (claimedBy === holder) return ['user', 'is-wait', 'has taken it'];
  return waitsFor.includes(holder) ? ['waiting', 'is-wait', claimedBy ? 'leaves it alone' : 'is asked'] : ['aborted', 'is-off', 'did not vote'];
}

function undelivered({ undelivered: all }, person) {
  const failed = all.find(one => one.person === person);
  return failed && `could not be told by ${failed.channel}: ${failed.why}`;
}

function Handing({ approval, acts }) {
  const [giving, setGiving] = useState(false);
  const { may } = approval.you;
  return html`<div class="row">
      ${may.includes('claim') && html`<button ...${pressing(acts, 'claim')} onClick=${() => acts.act('claim', {}, 'You have taken it')}>Take it</button>`}
      ${may.includes('release') && html`<button ...${pressing(acts, 'release')} onClick=${() => acts.act('release', {}, 'You have given it back')}>Give it back</button>`}
      ${may.includes('delegate') && html`<button type="button" aria-expanded=${String(giving)} onClick=${() => setGiving(!giving)}>Let another decide</button>`}
    </div>
    ${giving && may.includes('delegate') && html`<${Delegate} approval=${approval} acts=${acts} onDone=${() => setGiving(false)} />`}`;
}

function Delegate({ approval, acts, onDone }) {
  const people = usePeople();
  const [to, setTo] = useState('');
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState(null);
  const asked = new Set(approval.seats.map(seat => seat.holder));
  const free = people.filter(one => !asked.has(one.name) && (approval.selfApproval || one.name !== approval.requester));
  const send = async event => {
    event.preventDefault();
    const refused = await acts.act('delegate', { to: to.trim(), comment: comment.trim() || undefined }, `${to.trim()} decides in your place`);
    setProblem(isTold(refused) ? null : refused);
    if (refused === null) onDone();
  };
  return html`<form class="stack" onSubmit=${send}>
    <label class="field">Who decides in your place
      <input value=${to} list="people-to-decide" required spellcheck=${false} autocomplete="off" onInput=${event => setTo(event.currentTarget.value)} />
      <span class="hint">You cannot take it back; they can let you decide again.</span></label><${PeopleList} id="people-to-decide" people=${free} />
    <label class="field">What you say to it<input value=${comment} maxlength="4000" onInput=${event => setComment(event.currentTarget.value)} /></label>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    <span class="row"><button ...${pressing(acts, 'delegate')} type="submit" class="primary">Let them decide</button></span>
  </form>`;
}
