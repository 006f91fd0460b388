import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { PageHead } from '../../parts/page.js';
import { loaded } from '../../parts/states.js';
import { Followers } from './followers.js';
import { Nodes } from './nodes.js';
import { Partitions } from './partitions.js';

const LOOK_AGAIN = 2000;

/** Which servers share the database, and what each of them holds. */
export default function Cluster() {
  const load = useLoad(async () => {
    const [view, drain] = await Promise.all([get('/cluster'), may('VIEW', '*') && get('/drain')]);
    return { ...view, draining: Boolean(drain?.draining) };
  }, [], { every: LOOK_AGAIN });
  return html`<${PageHead} title="Cluster"><p class="muted">${load.data && !load.data.shared
      ? 'This server has the database to itself: an SQLite file is for one process. Several servers share the work on PostgreSQL.'
      : 'The servers that share the work, and which part of it each holds by lease.'}</p><//>
    ${loaded(load, view => html`<div class="stack">
      <section class="card" aria-label="Nodes"><header><h2>Nodes</h2></header><${Nodes} view=${view} /></section>
      <section class="card" aria-label="Partitions"><header><h2>Partitions</h2></header><${Partitions} view=${view} /></section>
      ${view.followers.length > 0 && html`<section class="card" aria-label="Followers"><header><h2>Who follows commits</h2></header><${Followers} followers=${view.followers} /></section>`}
    </div>`, { what: 'Asking who is there' })}`;
}
