import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { Icon } from '../../parts/icons.js';
import { many } from '../execution/words.js';

const LOOK_AGAIN = 5000;
/** Where one looks further into what a check of the server's health is about. */
const PLACES = { backup: '/store', retention: '/retention', nodes: '/cluster', partitions: '/cluster', drain: '/control', starts: '/control', store: '/store', disk: '/store' };
const NEEDED = { '/store': ['ADMINISTER', '*'] };

/** What stands still or is not well, in a line each; nothing if all is well. */
export function Attention({ overview }) {
  const holds = useLoad(() => get('/holds'), [], { every: LOOK_AGAIN });
  const health = useLoad(() => may('VIEW', '*') ? get('/health') : null, [], { every: LOOK_AGAIN });
  const lines = [...troubles(health.data), ...held(holds.data), ...waiting(overview), ...nodes(overview)];
  if (!lines.length) return null;
  return html`<section class="card" aria-label="What to know now"><ul class="attention">
    ${lines.map(({ looks, icon, text, href, more }) => html`<li key=${text}><span class=${`dot ${looks}`}><${Icon} name=${icon} size=${11} /></span><span>${text}</span>
      ${href && html`<a href=${href}>${more}<span class="visually-hidden">: ${text}</span></a>`}</li>`)}
  </ul></section>`;
}

function line(looks, icon, text, href, more = 'Look') {
  return { looks, icon, text, href: href && (NEEDED[href] === undefined || may(...NEEDED[href])) ? href : undefined, more };
}

function troubles(health) {
  if (!health) return [];
  const told = (checks, looks) => checks.filter(check => !check.ok).map(check => line(looks, 'failed', check.trouble, PLACES[check.name]));
  return [...told(health.checks, 'is-failed'), ...told(health.warnings, 'is-waiting')];
}

function held(data) {
  const holds = data?.holds ?? [];
  const of = scope => holds.filter(hold => hold.scope === scope);
  const machines = of('machine').map(hold => nameOf(hold.stateMachineArn));
  const executions = of('execution').length;
  return [
    of('everything').length > 0 && line('is-waiting', 'waiting', `Everything is paused${why(of('everything')[0])}`, '/control'),
    machines.length > 0 && line('is-waiting', 'waiting', `Paused: ${machines.length > 3 ? many(machines.length, 'state machine') : machines.join(', ')}`, '/control'),
    executions > 0 && line('is-waiting', 'waiting', `${many(executions, 'execution')} paused one by one`, '/control')
  ].filter(Boolean);
}

function why({ by, reason }) {
  return ` by ${by}${reason ? `: ${reason}` : ''}`;
}

function waiting(overview) {
  const { limits = 0, bulkActions = 0 } = overview?.waiting ?? {};
  return [
    limits > 0 && line('is-waiting', 'timed-out', `${limits.toLocaleString()} ${limits === 1 ? 'waits' : 'wait'} for a place under a limit`, '/control', 'Who'),
    bulkActions > 0 && line('is-running', 'bulk', `${many(bulkActions, 'bulk action')} under way`, '/bulk-actions')
  ].filter(Boolean);
}

/** One server alone is nothing to tell. */
function nodes(overview) {
  const all = overview?.nodes ?? [];
  const stopping = all.filter(node => node.stopping);
  if (all.length < 2 && !stopping.length) return [];
  const shares = all.map(node => `${node.name} ${node.partitions}${node.stopping ? ', stopping' : ''}`).join(' · ');
  return [line(stopping.length ? 'is-waiting' : 'is-succeeded', 'cluster', `${many(all.length, 'node')}: ${shares}`, '/cluster')];
}
