import { useMemo } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { get, url } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { useQuery } from '../../lib/router.js';
import { Graph } from '../../parts/graph.js';
import { loaded } from '../../parts/states.js';
import { standing, taken } from './standing.js';
import { lineName } from './words.js';

/** The machine's graph, coloured by how its states stood. */
export function GraphCard({ page }) {
  const { watch, fold, definition, selection, moment, id } = page;
  const svg = useLoad(() => get(url`/executions/${watch.arn}/graph`, { accept: 'image/svg+xml' }), [watch.arn]);
  const [scope, setScope] = useQuery('within');
  const line = iterationOf(selection.visit);
  const within = scope === 'chosen' ? line : null;
  const statuses = useMemo(() => standing(fold, id, definition, within), [fold.upTo, id, definition, within]);
  const ways = useMemo(() => taken(fold, id), [fold.upTo, id]);
  return html`<section class="card graph-card" aria-label="Graph">
    ${line && html`<div class="scope row" role="group" aria-label="What the colours tell">
      <button type="button" aria-pressed=${String(!within)} onClick=${() => setScope('')}>All of ${line.parent.name}</button>
      <button type="button" aria-pressed=${String(Boolean(within))} onClick=${() => setScope('chosen')}>${lineName(line)} only</button>
    </div>`}
    ${loaded(svg, text => html`<${Graph} svg=${text} statuses=${statuses} selected=${selection.name} onSelect=${selection.chooseName} taken=${ways} live=${watch.connection === 'live' && moment.live} />`, { what: 'Drawing the graph' })}
  </section>`;
}

/** The innermost iteration that a visit is in; null if it is in none. */
function iterationOf(visit) {
  let line = visit?.line;
  while (line?.parent && line.parent.type !== 'Map') line = line.parent.line;
  return line?.parent ? line : null;
}
