import { html } from '../../lib/html.js';
import { get } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';

const LATEST = 200;

/** Which versions the latest executions of an alias really ran. */
export function Went({ arn }) {
  const load = useLoad(() => get('/executions', { query: { machine: arn, limit: LATEST } }), [arn]);
  if (!load.data) return null;
  const executions = load.data.executions;
  const all = html`<a href=${path`/executions?machine=${arn}`}>See them</a>`;
  if (!executions.length) return html`<p class="muted small">Nothing was started by it yet.</p>`;
  const counts = new Map();
  for (const { stateMachineVersionArn } of executions) {
    if (stateMachineVersionArn) counts.set(stateMachineVersionArn, (counts.get(stateMachineVersionArn) ?? 0) + 1);
  }
  const told = [...counts].sort((a, b) => b[1] - a[1]).map(([version, count]) => `${count} ran version ${nameOf(version)}`).join(', ');
  return html`<p class="muted small">Of the latest ${executions.length} executions ${told || 'none says its version'}. ${all}</p>`;
}
