import { html } from '../../../lib/html.js';
import { get } from '../../../lib/api.js';
import { useLoad } from '../../../lib/hooks.js';
import { path } from '../../../lib/router.js';

const SHOWN = 5;
const SLACK = 2000;

/** What people are, or were, asked by a state: the approvals of its execution that were made while it was in that state. */
export function Approvals({ page, visit }) {
  const { fold, watch } = page;
  const load = useLoad(() => get('/approvals', { query: { execution: watch.arn, limit: 100 } }), [watch.arn, visit.entered, visit.exited]);
  const from = fold.times[visit.entered] - SLACK;
  const to = visit.exited ? fold.times[visit.exited] : Infinity;
  const asked = (load.data?.approvals ?? []).filter(one => Date.parse(one.createdAt) >= from && Date.parse(one.createdAt) <= to).slice(0, SHOWN);
  if (!asked.length) return null;
  return html`<div class="wide"><dt>Asks people</dt><dd>${asked.map(one => html`<a class="line" key=${one.id} href=${path`/approvals/${one.id}`}>${one.title ?? one.id} <span class="muted small">${one.status.toLowerCase()}</span></a>`)}</dd></div>`;
}
