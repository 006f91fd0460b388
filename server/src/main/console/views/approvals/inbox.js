import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { get, userName } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { useQuery } from '../../lib/router.js';
import { PageHead } from '../../parts/page.js';
import { loaded } from '../../parts/states.js';
import { Panel, Tabs } from '../../parts/tabs.js';
import { byUrgency } from './due.js';
import { InboxFilters, fits, useInboxFilters } from './filters.js';
import { NameNeeded } from './name.js';
import { InboxTable } from './table.js';
import { NothingHere } from './nothing.js';

const LOOK_AGAIN = 3000;
const MOST = 500;
const CLOSED = 'APPROVED,REJECTED,EXPIRED,CANCELLED';

/** What waits for me, what waits for anybody, and what was decided. */
export default function Inbox() {
  const server = useLoad(() => get('/server'), []);
  const [named, setNamed] = useState(userName());
  const known = Boolean(named) || server.data?.open === false;
  const [show, choose] = useQuery('show', 'me');
  const mine = useLoad(() => known ? ask('me') : nobody(), [known, named], { every: LOOK_AGAIN });
  const rest = useLoad(() => show === 'me' ? nobody() : ask(show), [show], { every: LOOK_AGAIN });
  const waiting = mine.data?.approvals.length ?? 0;
  return html`<${PageHead} title="Approvals" name=${waiting ? `(${waiting}) Approvals` : undefined}>
      <p class="muted">What workflows ask people, and wait for.</p><//>
    <${Tabs} name="inbox" label="Which approvals" chosen=${show} onChoose=${choose}
      tabs=${[['me', html`For me${waiting > 0 && html` <span class="count">${waiting}</span>`}`], ['waiting', 'For anybody'], ['decided', 'Decided']]} />
    <${Panel} name="inbox" chosen=${show}>
      ${show === 'me' && !known && server.data
        ? html`<section class="card"><${NameNeeded} onNamed=${() => setNamed(userName())} /></section>`
        : html`<${Listing} key=${show} show=${show} load=${show === 'me' ? mine : rest} />`}
    <//>`;
}

function ask(show) {
  if (show === 'me') return get('/approvals', { query: { for: 'me', limit: MOST } });
  if (show === 'decided') return get('/approvals', { query: { status: CLOSED, order: 'newest', limit: MOST } });
  return get('/approvals', { query: { status: 'WAITING', limit: MOST } });
}

function nobody() {
  return Promise.resolve({ approvals: [] });
}

function Listing({ show, load }) {
  const filter = useInboxFilters();
  return html`<div class="stack">
    <${InboxFilters} show=${show} filter=${filter} />
    <section class="card" aria-label="Approvals">
      ${loaded(load, data => html`<${Found} show=${show} data=${data} filter=${filter} onChanged=${load.reload} />`, { what: 'Loading approvals' })}
    </section>
  </div>`;
}

function Found({ show, data, filter, onChanged }) {
  const all = show === 'decided' ? data.approvals : [...data.approvals].sort(byUrgency);
  const found = all.filter(one => fits(one, filter));
  if (!found.length) return html`<${NothingHere} show=${show} filtered=${all.length > 0} />`;
  return html`<${InboxTable} show=${show} approvals=${found} onChanged=${onChanged} />
    ${data.after && html`<p class="muted small note">These are the ${show === 'decided' ? 'latest' : 'oldest'} ${MOST}. The rest can be read over REST or with <code>pawl approvals list --all</code>.</p>`}`;
}
