import { useEffect, useMemo, useState } from 'preact/hooks';
import { html } from '../../../lib/html.js';
import { useEvery, useMedia, useRested, useSize } from '../../../lib/hooks.js';
import { absolute } from '../../../lib/time.js';
import { Icon } from '../../../parts/icons.js';
import { VirtualList } from '../../../parts/virtual.js';
import { Row } from './row.js';
import { rowsOf, turnedFor } from './rows.js';
import { mark, useRuler, useWindow } from './window.js';

const ROW = 28;
const REST = 150;
const TALLEST = 520;
const EACH_LINE = 90;

/** The waterfall: who was in which state, when, for how long, with attempts and waits. */
export function Timeline({ page }) {
  const { fold, id, moment, selection } = page;
  const [turned, setTurned] = useState(() => new Set());
  const rows = useMemo(() => rowsOf(fold, turned), [fold.upTo, turned]);
  const now = useNow(fold, page.watch.description.status === 'RUNNING' && moment.live, id);
  const begin = fold.times[1] ?? 0;
  const end = Math.max(begin + 1, fold.times[fold.upTo] ?? 0, moment.live ? now : 0);
  const view = useWindow(begin, end, now);
  const [ref, size] = useSize();
  const narrow = useMedia('(max-width: 40rem)');
  const rested = useRested(id, REST);
  const places = useMemo(() => new Map(rows.flatMap((row, index) => row.kind === 'visit' ? [[row.visit, index]] : [])), [rows]);
  const chosen = places.get(selection.visit) ?? -1;
  const focus = moment.live ? chosen : inSight(places, fold.visitOf[rested]);
  useEffect(() => {
    if (selection.visit) setTurned(before => turnedFor(selection.visit, rows, before));
  }, [selection.visit]);
  const turn = key => setTurned(before => {
    const after = new Set(before);
    if (!after.delete(key)) after.add(key);
    return after;
  });
  if (!rows.length) return html`<p class="body muted">No state was entered yet.</p>`;
  return html`<div class="waterfall" ref=${ref}>
    <${Tools} view=${view} visit=${selection.visit} fold=${fold} now=${now} />
    <${Ruler} begin=${begin} view=${view} width=${size.width - (narrow ? 200 : 316)} />
    <div class="waterfall-body">
      <${Cursor} at=${now} view=${view} shown=${!moment.live} />
      <${VirtualList} count=${rows.length} rowHeight=${ROW} height=${Math.min(TALLEST, rows.length * ROW + 4)} label="States by time" focus=${focus}
        row=${index => html`<${Row} key=${rows[index].key} row=${rows[index]} view=${view} page=${page} now=${now} narrow=${narrow} chosen=${index === chosen} onTurn=${turn} />`} />
    </div>
    <${Legend} />
  </div>`;
}

/** The row of a visit, or of what is around it if that is closed. */
function inSight(places, visit) {
  for (let at = visit; at; at = at.line.parent) if (places.has(at)) return places.get(at);
  return -1;
}

/** The time at the chosen event; while the page follows a running execution, the time as it goes by. */
function useNow(fold, ticking, id) {
  const [, again] = useState(0);
  useEvery(ticking ? 500 : 0, () => again(n => n + 1));
  const told = fold.times[id] ?? 0;
  return ticking ? Math.max(told, Date.now()) : told;
}

function Tools({ view, visit, fold, now }) {
  const until = visit && (visit.exited ? fold.times[visit.exited] : now);
  return html`<div class="tools row" role="group" aria-label="Time in sight">
    <span class="muted small grow">${view.zoomed ? html`<span class="number">${absolute(view.from)} – ${absolute(view.to)}</span>` : 'Whole time'}</span>
    ${visit && html`<button type="button" class="plain small cut" onClick=${() => view.show(fold.times[visit.entered], until)}>Zoom to ${visit.name}</button>`}
    ${view.zoomed && html`<button type="button" class="icon" aria-label="Earlier" onClick=${() => view.move(-0.5)}><${Icon} name="back" size=${14} /></button>
      <button type="button" class="icon" aria-label="Later" onClick=${() => view.move(0.5)}><${Icon} name="next" size=${14} /></button>
      <button type="button" onClick=${view.fit}>All</button>`}
    <button type="button" class="icon" aria-label="Zoom out" disabled=${!view.zoomed} onClick=${view.farther}>−</button>
    <button type="button" class="icon" aria-label="Zoom in" onClick=${view.nearer}>+</button>
  </div>`;
}

function Ruler({ begin, view, width }) {
  const lines = useRuler(begin, view.from, view.to, Math.max(2, Math.floor(width / EACH_LINE)));
  return html`<div class="ruler" aria-hidden="true"><div class="what"></div><div class="bars">
    ${lines.map(at => html`<span key=${at} style=${{ insetInlineStart: (begin + at - view.from) / (view.to - view.from) * 100 + '%' }}>${mark(at)}</span>`)}
  </div></div>`;
}

function Cursor({ at, view, shown }) {
  const place = (at - view.from) / (view.to - view.from) * 100;
  if (!shown || place < 0 || place > 100) return null;
  return html`<div class="cursor" aria-hidden="true"><i style=${{ insetInlineStart: place + '%' }}></i></div>`;
}

const LEGEND = [['succeeded', 'worked'], ['running', 'runs'], ['failed', 'failed attempt'], ['waiting', 'waits'], ['queued', 'not yet begun'], ['backoff', 'until tried again'], ['later', 'after the chosen event']];

function Legend() {
  return html`<ul class="legend" aria-label="What the bars tell">${LEGEND.map(([look, word]) => html`<li key=${look}><i class=${'span look-' + look}></i>${word}</li>`)}</ul>`;
}
