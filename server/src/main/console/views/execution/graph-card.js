import { useMemo } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { get, url } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { useQuery } from '../../lib/router.js';
import { Graph } from '../../parts/graph.js';
import { loaded } from '../../parts/states.js';
import { countsAt, countsWithin, statusOf } from './fold/at.js';
import { isInside } from './definition.js';
import { lineName } from './words.js';

/** The machine's graph, coloured by how its states stood. */
export function GraphCard({ page }) {
  const { watch, fold, definition, selection, id } = page;
  const svg = useLoad(() => get(url`/executions/${watch.arn}/graph`, { accept: 'image/svg+xml' }), [watch.arn]);
  const [scope, setScope] = useQuery('within');
  const line = selection.visit?.line.parent ? selection.visit.line : null;
  const within = scope === 'chosen' ? line : null;
  const statuses = useMemo(() => standing(fold, id, definition, within), [fold.upTo, id, definition, within]);
  const taken = useMemo(() => edges(fold, id), [fold.upTo, id]);
  return html`<section class="card graph-card" aria-label="Graph">
    ${line && html`<div class="scope row" role="group" aria-label="What the colours tell">
      <button type="button" aria-pressed=${String(!within)} onClick=${() => setScope('')}>All of ${line.parent.name}</button>
      <button type="button" aria-pressed=${String(Boolean(within))} onClick=${() => setScope('chosen')}>${lineName(line)} only</button>
    </div>`}
    ${loaded(svg, text => html`<${Graph} svg=${text} statuses=${statuses} selected=${selection.name} onSelect=${selection.chooseName} taken=${taken} />`, { what: 'Drawing the graph' })}
  </section>`;
}

/** How each state stands: Map name → {status, count, attempts, running}. Inside of the chosen branch or iteration only that counts. */
function standing(fold, id, definition, within) {
  const all = new Map();
  for (const name of fold.names.keys()) all.set(name, countsAt(fold, name, id));
  if (within && definition) narrow(all, id, definition, within);
  const told = new Map();
  for (const [name, counts] of all) {
    const status = counts && statusOf(counts);
    if (status) told.set(name, { status: shown(status, definition?.states.get(name)?.state.Type), count: counts.visits, attempts: counts.attempts, running: counts.RUNNING });
  }
  return told;
}

/** Each line around the chosen one stands alone for what is inside the Parallel or Map around it. */
function narrow(all, id, definition, within) {
  for (let line = within; line.parent; line = line.parent.line) {
    if (line.parent.line.parent) continue;
    const counts = countsWithin(line, id, chosenLines(within));
    for (const name of definition.states.keys()) {
      if (isInside(definition.states, name, line.parent.name)) all.set(name, counts.get(name) ?? null);
    }
  }
}

function chosenLines(within) {
  const chosen = new Map();
  for (let line = within; line?.parent; line = line.parent.line) chosen.set(line.parent, line);
  return chosen;
}

function shown(status, type) {
  return status === 'RUNNING' && type === 'Wait' ? 'WAITING' : status;
}

/** The ways that were taken: Set of "from\u0000to". */
function edges(fold, id) {
  const taken = new Set();
  for (const [key, ids] of fold.edges) if (ids[0] <= id) taken.add(key);
  return taken;
}
