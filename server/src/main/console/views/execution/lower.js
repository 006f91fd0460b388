import { html } from '../../lib/html.js';
import { useQuery } from '../../lib/router.js';
import { Panel, Tabs } from '../../parts/tabs.js';
import { EventTable } from './events/table.js';
import { Timeline } from './timeline/timeline.js';

const TABS = [['timeline', 'Timeline'], ['events', 'Events']];

/** What happened, as a timeline and as a table. */
export function Lower({ page }) {
  const [tab, setTab] = useQuery('tab', 'timeline');
  const chosen = TABS.some(([id]) => id === tab) ? tab : 'timeline';
  return html`<section class="card lower" aria-label="History">
    <${Tabs} name="history" label="History" tabs=${TABS} chosen=${chosen} onChoose=${setTab} />
    <${Panel} name="history" chosen=${chosen}>
      ${chosen === 'timeline' && html`<${Timeline} page=${page} />`}
      ${chosen === 'events' && html`<${EventTable} page=${page} />`}
    <//>
  </section>`;
}
