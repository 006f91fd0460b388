import { html } from '../../../lib/html.js';
import { useQuery } from '../../../lib/router.js';
import { Icon } from '../../../parts/icons.js';
import { Json } from '../../../parts/json.js';
import { Panel, Tabs } from '../../../parts/tabs.js';
import { shownAt } from '../fold/at.js';
import { variablesIn } from '../fold/variables.js';
import { ForkButton } from '../../fork/button.js';
import { VisitStatus } from '../visit-status.js';
import { Attempts } from './attempts.js';
import { Facts } from './facts.js';
import { Logs } from './logs.js';
import { Pickers } from './pickers.js';
import { VisitData } from './visit-data.js';
import { Variables } from './variables.js';

/** The chosen state: what one visit of it got, did and gave, as known at the chosen event. */
export function StatePanel({ page }) {
  const { definition, selection, id } = page;
  const { name, visit } = selection;
  const known = definition?.states.get(name);
  const begun = visit && visit.entered <= id ? visit : null;
  const status = begun && shownAt(begun, id);
  return html`<aside class="card state-panel" aria-label=${'State ' + name}>
    <header>
      <div class="grow"><p class="muted small">${visit?.type ?? known?.state.Type ?? 'State'}</p><h2>${name}</h2></div>
      <${VisitStatus} status=${status} />
      <button type="button" class="icon plain" title="Close (x)" aria-label="Close the state" onClick=${selection.clear}><${Icon} name="close" /></button>
    </header>
    ${visit && html`<${Pickers} page=${page} visit=${visit} />`}
    ${begun && html`<p class="body row"><${ForkButton} description=${page.watch.description} event=${begun.entered} /></p>`}
    ${begun ? html`<${Visited} page=${page} visit=${begun} known=${known} />` : html`<${NotYet} page=${page} known=${known} visit=${visit} />`}
  </aside>`;
}

function Visited({ page, visit, known }) {
  const [tab, setTab] = useQuery('panel', 'data');
  const variables = variablesIn(visit, Math.min(page.id, visit.exited || page.id));
  const tabs = [
    ['data', 'Data'], ['variables', `Variables (${variables.length})`], ['attempts', `Attempts (${visit.attempts.filter(one => one.from <= page.id).length})`],
    ...(visit.type === 'Task' ? [['logs', 'Logs']] : []), ['definition', 'Definition']
  ];
  const chosen = tabs.some(([one]) => one === tab) ? tab : 'data';
  return html`<${Facts} page=${page} visit=${visit} />
    <${Tabs} name="state" label="What to show of the state" tabs=${tabs} chosen=${chosen} onChoose=${setTab} />
    <${Panel} name="state" chosen=${chosen}>
      ${chosen === 'data' && html`<${VisitData} page=${page} visit=${visit} />`}
      ${chosen === 'variables' && html`<${Variables} page=${page} visit=${visit} variables=${variables} />`}
      ${chosen === 'attempts' && html`<${Attempts} page=${page} visit=${visit} />`}
      ${chosen === 'logs' && html`<${Logs} page=${page} visit=${visit} />`}
      ${chosen === 'definition' && html`<${Definition} known=${known} />`}
    <//>`;
}

function NotYet({ page, known, visit }) {
  return html`<div class="body stack"><p class="muted">${visit ? 'It had not begun at the chosen event.' : 'This state was not reached.'}
      ${visit && html` <button type="button" onClick=${() => page.moment.set(visit.entered)}>Go to event ${visit.entered.toLocaleString()}, when it began</button>`}</p>
    <${Definition} known=${known} /></div>`;
}

function Definition({ known }) {
  if (!known) return html`<p class="muted">The definition has no such state.</p>`;
  return html`<${Json} text=${JSON.stringify(known.state)} label="definition of the state" />`;
}
