import { html } from '../../../lib/html.js';
import { duration } from '../../../lib/time.js';
import { Icon } from '../../../parts/icons.js';
import { lineAt, shownAt } from '../fold/at.js';
import { lineName, looks, many } from '../words.js';
import { lineSpans, visitSpans } from './spans.js';

const THINNEST = 0.15;

/** One row of the waterfall: what it is, and its bars. */
export function Row({ row, view, page, chosen, now, narrow, onTurn }) {
  const { fold, id } = page;
  const { spans, status } = KINDS[row.kind](row, id, fold, now);
  const looks = ['waterfall-row', chosen && 'chosen', !status && 'later'].filter(Boolean).join(' ');
  return html`<div class=${looks} role="listitem" style=${{ '--depth': Math.min(row.depth, 8) }}>
    <div class="what">
      <${Turn} row=${row} onTurn=${onTurn} />
      <${Title} row=${row} status=${status} chosen=${chosen} page=${page} narrow=${narrow} onTurn=${onTurn} />
    </div>
    <div class="bars" onClick=${() => row.visit && page.selection.choose(row.visit)}>
      ${spans.map((span, index) => bar(span, index, view))}
      ${spans.length > 0 && label(spans, view)}
    </div>
  </div>`;
}

const KINDS = {
  visit: ({ visit }, id, fold, now) => ({ spans: visitSpans(fold, visit, id, now), status: shownAt(visit, id) }),
  line: ({ line, open }, id, fold, now) => ({ spans: open ? lineFrame(fold, line, id, now) : lineSpans(fold, line, id, now), status: lineAt(line, id) }),
  group: ({ group }, id) => ({ spans: [], status: group.begun <= id ? 'RUNNING' : null })
};

function Turn({ row, onTurn }) {
  if (row.open === undefined) return html`<span class="turn"></span>`;
  return html`<button type="button" class="turn plain" aria-expanded=${String(row.open)} aria-label=${(row.open ? 'Close ' : 'Open ') + title(row)} onClick=${() => onTurn(row.key)}>
    <${Icon} name=${row.open ? 'down' : 'next'} size=${13} /></button>`;
}

function Title({ row, status, chosen, page, narrow, onTurn }) {
  if (row.kind === 'group') return html`<span class="muted small">Attempt ${row.index + 1}</span>`;
  const { look, icon, word } = looks(status);
  const press = row.kind === 'line' ? () => onTurn(row.key) : () => page.selection.choose(row.visit);
  return html`<button type="button" class="plain name" aria-current=${chosen ? 'true' : undefined} title=${title(row) + ': ' + word} onClick=${press}>
    <span class=${'dot ' + look}><${Icon} name=${icon} size=${11} /></span><span class=${row.kind === 'line' ? 'text muted' : 'text'}>${narrow && row.kind === 'line' ? '#' + row.line.index : title(row)}</span>
    <span class="visually-hidden">${word}</span></button>
    ${row.visit && attempts(row.visit, page.id)}`;
}

function attempts(visit, id) {
  const begun = visit.attempts.filter(attempt => attempt.from <= id).length;
  return begun > 1 && html`<span class="times" title=${many(begun, 'attempt')}>×${begun}</span>`;
}

function title(row) {
  if (row.kind === 'line') return lineName(row.line);
  return row.kind === 'group' ? `attempt ${row.index + 1}` : row.visit.name;
}

/** An open branch is drawn as the time from its first step to its last. */
function lineFrame(fold, line, id, now) {
  const spans = lineSpans(fold, line, id, now);
  return [{ from: spans[0].from, to: Math.max(...spans.map(span => span.to)), look: 'AROUND' }];
}

function bar({ from, to, look }, index, view) {
  const width = view.to - view.from;
  const left = (from - view.from) / width * 100;
  const share = (to - from) / width * 100;
  if (left > 100 || left + share < 0) return null;
  const start = Math.max(left, 0);
  return html`<i key=${index} class=${'span look-' + look.toLowerCase()} style=${{ insetInlineStart: start + '%', width: Math.max(THINNEST, Math.min(left + share, 100) - start) + '%' }}></i>`;
}

/** How long it took, behind its bars. */
function label(spans, view) {
  const from = spans[0].from;
  const to = Math.max(...spans.map(span => span.to));
  const end = (to - view.from) / (view.to - view.from) * 100;
  if (end < 0 || from > view.to) return null;
  return html`<span class="took" style=${{ insetInlineStart: `calc(${Math.min(100, end)}% + 0.35rem)` }}>${duration(to - from)}</span>`;
}
