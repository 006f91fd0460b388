import { useMemo, useRef, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { userName } from '../../lib/api.js';
import { ProblemBox } from '../../parts/states.js';
import { isTold, pressing } from './acts.js';
import { NameNeeded } from './name.js';
import { Outcome } from './outcome.js';
import { answersOf, draftOf } from './form/draft.js';
import { focusFirst, mistakesOf, placed, without } from './form/mistakes.js';
import { SchemaForm } from './form/form.js';
import { expand } from './form/schema.js';

const LONGEST = 4000;

/** Where somebody decides, or why there is nothing to decide. */
export function Decide({ approval, acts, onNamed }) {
  const { you, status } = approval;
  const may = you.may.includes('approve');
  return html`<section class="card" aria-labelledby="decide"><header><h2 id="decide">${may ? 'Your decision' : 'Decision'}</h2></header>
    <div class="body stack">
      ${acts.notice && html`<div class="notice" role="alert"><strong>${acts.notice.title}.</strong> ${acts.notice.detail} <button type="button" class="plain" onClick=${acts.dismiss}>Understood</button></div>`}
      ${status === 'WAITING' && !you.name && !userName() && html`<${NameNeeded} onNamed=${onNamed} />`}
      ${may ? html`<${DecideForm} key=${approval.id} approval=${approval} acts=${acts} />` : html`<${Outcome} approval=${approval} />`}
    </div>
  </section>`;
}

function DecideForm({ approval, acts }) {
  const schema = useMemo(() => approval.form && expand(approval.form), [approval.id]);
  const form = useRef(null);
  const [draft, setDraft] = useState(() => schema ? draftOf(schema) : null);
  const [comment, setComment] = useState('');
  const [errors, setErrors] = useState({});
  const [problem, setProblem] = useState(null);
  const change = (next, pointer) => {
    setDraft(next);
    setErrors(before => without(before, pointer));
  };
  const wrong = found => {
    setErrors(found);
    focusFirst(form.current, found);
  };
  const approve = async () => {
    const found = mistakesOf(form.current);
    setProblem(null);
    if (Object.keys(found).length) return wrong(found);
    const refused = await acts.act('approve', { comment: said(comment), answers: schema ? answersOf(schema, draft) : undefined }, 'You have approved');
    return show(refused);
  };
  const reject = async () => {
    setProblem(null);
    setErrors({});
    show(await acts.act('reject', { reason: said(comment) }, 'You have rejected'));
  };
  const show = refused => {
    setProblem(isTold(refused) ? null : refused);
    if (refused?.errors) wrong(placed(refused.errors, form.current));
  };
  return html`<form ref=${form} class="stack" novalidate onSubmit=${event => (event.preventDefault(), approve())}>
    ${schema && html`<${SchemaForm} schema=${schema} draft=${draft} errors=${errors} onChange=${change} />`}
    <label class="field">Comment
      <textarea rows="3" maxlength=${LONGEST} value=${comment} placeholder="Anything that the others and the workflow should know" onInput=${event => setComment(event.currentTarget.value)}></textarea>
      <span class="hint">Of a rejection it is the reason, which the workflow can read.</span></label>
    ${problem && html`<${ProblemBox} problem=${problem.errors ? summary(errors, problem) : problem} />`}
    <${Buttons} acts=${acts} onReject=${reject} />
  </form>`;
}

function said(comment) {
  return comment.trim() || undefined;
}

/** What is marked at its fields needs no second telling. */
function summary(errors, problem) {
  const unplaced = errors[''];
  return { title: 'The answers are not complete yet', detail: unplaced ?? (Object.keys(errors).length ? 'What is marked above has to be put right first.' : problem.detail) };
}

function Buttons({ acts, onReject }) {
  const asked = useMemo(() => ({ approve: 'Approving…', reject: 'Rejecting…' }), []);
  return html`<div class="row decide-buttons">
    <button ...${pressing(acts, 'approve')} type="submit" class="primary">${acts.busy === 'approve' ? asked.approve : 'Approve'}</button>
    <button ...${pressing(acts, 'reject')} class="danger" onClick=${onReject}>${acts.busy === 'reject' ? asked.reject : 'Reject'}</button>
  </div>`;
}
