import { html } from '../../lib/html.js';
import { get } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { Time } from '../../parts/time.js';

const LOOK_AGAIN = 5000;
const SHOWN = 6;

/** Approvals that wait for somebody. */
export function WaitingApprovals() {
  const waiting = useLoad(() => get('/approvals', { query: { status: 'WAITING', limit: SHOWN } }), [], { every: LOOK_AGAIN });
  const approvals = waiting.data?.approvals ?? [];
  return html`<section class="card"><header><h2>Waiting for people</h2><a href="/approvals">All approvals</a></header>
    ${approvals.length > 0 && html`<ul class="waiting-lines">${approvals.map(one => html`<li key=${one.id}>
      <a href=${path`/approvals/${one.id}`}>${one.title ?? one.id}</a>
      <span class="muted small">${one.due ? html`due <${Time} at=${one.due} />` : html`asked <${Time} at=${one.askedAt ?? one.createdAt} />`}</span></li>`)}</ul>`}
    ${waiting.data && approvals.length === 0 && html`<p class="body muted">Nobody is being waited for.</p>`}
  </section>`;
}
