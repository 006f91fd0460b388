import { html } from '../../lib/html.js';
import { get, url } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { PageHead } from '../../parts/page.js';
import { ProblemBox, Loading } from '../../parts/states.js';
import { useActs } from './acts.js';
import { Asked } from './asked.js';
import { Decide } from './decide.js';
import { Due, urgency } from './due.js';
import { Origin } from './origin.js';
import { Seats } from './seats.js';
import { ApprovalStatus } from './status.js';
import { Talk } from './talk.js';
import { Times } from './times.js';
import { Trail } from './trail.js';
import { yours } from './yours.js';

const LOOK_AGAIN = 3000;

/** One request: what is asked, who decides, and what was said and done. */
export default function Approval({ params }) {
  const load = useLoad(() => get(url`/approvals/${params.id}`), [params.id], { every: LOOK_AGAIN });
  if (load.data) return html`<${Whole} approval=${yours(load.data)} load=${load} />`;
  return html`<${PageHead} title="Approval" crumbs=${[['Approvals', '/approvals']]} />
    ${load.problem ? html`<${ProblemBox} problem=${load.problem} retry=${load.reload} />` : html`<${Loading} what="Loading the request" />`}`;
}

function Whole({ approval, load }) {
  const acts = useActs(approval.id, load.reload);
  return html`<${PageHead} title=${approval.title} crumbs=${[['Approvals', '/approvals']]}>
      <p class="row"><${ApprovalStatus} status=${approval.status} />${approval.status === 'WAITING' && approval.due && html`<span class="muted">${urgency(approval) === 'later' && 'due '}<${Due} approval=${approval} /></span>`}
        ${approval.claimedBy && html`<span class="muted">taken by ${approval.claimedBy === approval.you.name ? 'you' : approval.claimedBy}</span>`}</p><//>
    ${load.problem && html`<${ProblemBox} problem=${load.problem} retry=${load.reload} />`}
    <div class="approval">
      <div class="stack">
        <${Asked} approval=${approval} />
        <${Decide} approval=${approval} acts=${acts} onNamed=${load.reload} />
        <${Talk} approval=${approval} acts=${acts} />
      </div>
      <div class="stack">
        <${Seats} approval=${approval} acts=${acts} />
        <${Times} approval=${approval} />
        <${Origin} approval=${approval} />
      </div>
      <${Trail} approval=${approval} />
    </div>`;
}
