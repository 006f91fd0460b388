import { useMemo } from 'preact/hooks';
import { html } from '../../../lib/html.js';
import { useQuery } from '../../../lib/router.js';
import { duration } from '../../../lib/time.js';
import { VirtualList } from '../../../parts/virtual.js';
import { Differences } from '../../machines/differences.js';
import { VisitStatus } from '../visit-status.js';
import { lineName } from '../words.js';
import { align, differences, summary } from './align.js';

const ROW = 32;
const TALLEST = 560;

/** The paths of both executions beside each other; what differs first asked for alone. */
export function Path({ left, right, version }) {
  const [all, setAll] = useQuery('all');
  const [chosen, choose] = useQuery('step');
  const rows = useMemo(() => align(left.fold, right.fold).map(row => ({ ...row, differs: differences(row, left.history, right.history) })), [version]);
  const differing = rows.filter(row => row.differs.length && !row.line);
  const shown = all ? rows : withPlaces(rows);
  const row = rows.find(one => one.key === chosen);
  return html`<section class="card" aria-label="Path">
    <header><h2>Path</h2><span class="muted number">${differing.length.toLocaleString()} of ${rows.filter(one => !one.line).length.toLocaleString()} steps differ</span>
      <div class="row" role="group" aria-label="Which steps"><button type="button" aria-pressed=${String(!all)} onClick=${() => setAll('')}>Differences</button>
        <button type="button" aria-pressed=${String(Boolean(all))} onClick=${() => setAll('yes')}>All steps</button></div></header>
    ${shown.length === 0 ? html`<p class="body muted">Both went the same way, with the same data, in about the same time.</p>` : html`
      <div class="compare-row event-head" aria-hidden="true"><span>State</span><span>This one</span><span>The other</span><span>Differs in</span></div>
      <${VirtualList} count=${shown.length} rowHeight=${ROW} height=${Math.min(row ? TALLEST / 2 : TALLEST, shown.length * ROW + 4)} label="Steps"
        row=${index => html`<${Step} key=${shown[index].key} row=${shown[index]} left=${left.history} right=${right.history} chosen=${shown[index].key === chosen} onChoose=${choose} />`} />`}
    ${row && !row.line && html`<${StepData} row=${row} left=${left.history} right=${right.history} />`}
  </section>`;
}

/** The steps that differ, and the branches and iterations in which they are. */
function withPlaces(rows) {
  const shown = [];
  const around = [];
  for (const row of rows) {
    while (around.length && around.at(-1).depth >= row.depth) around.pop();
    if (row.line) around.push(row);
    else if (row.differs.length) shown.push(...around.splice(0), row);
  }
  return shown;
}

function Step({ row, left, right, chosen, onChoose }) {
  const name = row.line ? lineName(row.line) : row.name;
  return html`<div role="listitem" class=${chosen ? 'compare-row chosen' : 'compare-row'} style=${{ '--depth': Math.min(row.depth, 8) }}>
    <span class="step">${row.line ? html`<span class="muted">${name}</span>` : html`<button type="button" class="plain" aria-expanded=${String(chosen)} onClick=${() => onChoose(chosen ? '' : row.key)}>${name}</button>`}</span>
    <${Side} visit=${row.left} row=${row} history=${left} />
    <${Side} visit=${row.right} row=${row} history=${right} />
    <span class="differs">${row.differs.map(what => html`<span class="badge is-waiting" key=${what}>${what}</span>`)}</span>
  </div>`;
}

function Side({ visit, row, history }) {
  if (!visit) return html`<span class="muted">not there</span>`;
  if (row.line) return html`<span></span>`;
  const { status, took, attempts } = summary(visit, history);
  return html`<span class="side"><${VisitStatus} status=${status} short /><span class="number">${duration(took)}</span>${attempts > 1 && html`<span class="muted small">${attempts} attempts</span>`}</span>`;
}

/** Input and output of one step in both. */
function StepData({ row, left, right }) {
  const one = row.left ? summary(row.left, left) : {};
  const other = row.right ? summary(row.right, right) : {};
  return html`<div class="body stack"><h3>${row.name}</h3>${['input', 'output'].map(what => html`<section class="stack tight" key=${what}><h4>${what === 'input' ? 'Input' : 'Output'}</h4>
    <${Differences} before=${one[what] ?? ''} after=${other[what] ?? ''} names=${[`${what} of this one`, `${what} of the other`]} states=${false} /></section>`)}</div>`;
}
