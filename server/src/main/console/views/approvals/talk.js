import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { ProblemBox } from '../../parts/states.js';
import { Time } from '../../parts/time.js';
import { isTold, pressing } from './acts.js';
import { PeopleList, usePeople } from './name.js';
import { called } from './people.js';

const LONGEST = 4000;

/** Comments, questions and answers in the order in which they came, and a place to say more. */
export function Talk({ approval, acts }) {
  const { you } = approval;
  const said = spoken(approval);
  const open = approval.questions.filter(question => you.questions.includes(question.number));
  const may = you.may.includes('ask') || you.may.includes('comment');
  if (!said.length && !may) return null;
  return html`<section class="card" aria-labelledby="talk"><header><h2 id="talk">Conversation</h2></header>
    <div class="body stack">
      ${said.length > 0 && html`<ul class="talk">${said.map(one => html`<${Line} key=${one.key} line=${one} people=${approval.people} />`)}</ul>`}
      ${open.map(question => html`<${Answer} key=${question.number} question=${question} people=${approval.people} acts=${acts} />`)}
      ${may && html`<${Say} approval=${approval} acts=${acts} />`}
    </div>
  </section>`;
}

function spoken({ comments, questions }) {
  const all = comments.map((one, index) => ({ ...one, key: 'c' + index, what: 'says' }));
  for (const question of questions) {
    all.push({ key: 'q' + question.number, user: question.from, at: question.at, text: question.text, what: 'asks', to: question.to });
    if (question.answer) all.push({ key: 'a' + question.number, ...question.answer, what: 'answers', to: question.from });
  }
  return all.sort((one, other) => new Date(one.at) - new Date(other.at));
}

function Line({ line, people }) {
  return html`<li class=${line.what}><p class="small"><strong>${called(people, line.user)}</strong> ${line.what}${line.to && html` <strong>${called(people, line.to)}</strong>`}
    <span class="muted"> · <${Time} at=${line.at} /></span></p><p class="message">${line.text}</p></li>`;
}

function Answer({ question, people, acts }) {
  const send = text => acts.act('answer', { question: question.number, text }, 'Your answer is there');
  return html`<${Words} label=${`Your answer to ${called(people, question.from)}`} button="Answer" acts=${acts} act="answer" onSend=${send} />`;
}

/** A comment for everybody, or a question to one. */
function Say({ approval, acts }) {
  const { you, requester } = approval;
  const people = usePeople();
  const [to, setTo] = useState('');
  const [asking, setAsking] = useState(!you.may.includes('comment'));
  const may = you.may.includes('ask');
  const whom = requester === you.name ? undefined : requester;
  const send = text => asking
    ? acts.act('ask', { to: to.trim() || undefined, text }, 'Your question is asked')
    : acts.act('comment', { text }, 'Your comment is there');
  return html`<div class="stack say">
    ${may && html`<div class="row" role="group" aria-label="What to say">
      <button type="button" aria-pressed=${String(!asking)} onClick=${() => setAsking(false)}>Comment</button>
      <button type="button" aria-pressed=${String(asking)} onClick=${() => setAsking(true)}>Ask back</button></div>`}
    ${asking && html`<label class="field">Whom
      <input value=${to} list="people-to-ask" spellcheck=${false} autocomplete="off" placeholder=${whom ?? 'name'} onInput=${event => setTo(event.currentTarget.value)} />
      <span class="hint">${whom ? `${called(approval.people, whom)}, who asked for it, unless you name another. ` : ''}Others can vote meanwhile.</span></label><${PeopleList} id="people-to-ask" people=${people} />`}
    <${Words} key=${asking ? 'ask' : 'comment'} label=${asking ? 'Your question' : 'Your comment'} button=${asking ? 'Ask' : 'Comment'} acts=${acts} act=${asking ? 'ask' : 'comment'} onSend=${send} />
  </div>`;
}

function Words({ label, button, acts, act, onSend }) {
  const [text, set] = useState('');
  const [problem, setProblem] = useState(null);
  const send = async event => {
    event.preventDefault();
    const refused = await onSend(text.trim());
    setProblem(isTold(refused) ? null : refused);
    if (refused === null) set('');
  };
  return html`<form class="stack words" onSubmit=${send}>
    <label class="field">${label}<textarea rows="2" required maxlength=${LONGEST} value=${text} onInput=${event => set(event.currentTarget.value)}></textarea></label>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    <span class="row"><button ...${pressing(acts, act)} type="submit">${button}</button></span>
  </form>`;
}
