import { html } from '../../lib/html.js';
import { useQuery } from '../../lib/router.js';
import { PageHead } from '../../parts/page.js';
import { Panel, Tabs } from '../../parts/tabs.js';
import { Credentials } from './credentials.js';
import { KINDS } from './kinds.js';
import { Sessions } from './sessions.js';

const TABS = [['keys', 'Access keys'], ['tokens', 'Tokens'], ['sessions', 'Sessions']];

/** Who may come in: keys, tokens, and people who signed in. */
export default function Access() {
  const [asked, choose] = useQuery('show');
  const chosen = TABS.some(([id]) => id === asked) ? asked : 'keys';
  return html`<${PageHead} title="Access"><p class="muted">Who may come in, and what they may do. Who did what stands in the <a href="/audit">audit log</a>.</p><//>
    <${Tabs} name="access" label="What to show" tabs=${TABS} chosen=${chosen} onChoose=${choose} />
    <${Panel} name="access" chosen=${chosen}>
      ${chosen === 'sessions' ? html`<${Sessions} key="sessions" address="/access/sessions" everybody=${true} />` : html`<${Credentials} key=${chosen} kind=${KINDS[chosen]} />`}
    <//>`;
}
