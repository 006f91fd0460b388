import { duration } from '../../../lib/time.js';
import { lineAt, visitAt } from '../fold/at.js';
import { rowsOf } from '../timeline/rows.js';
import { lineSpans, visitSpans } from '../timeline/spans.js';
import { lineName, looks } from '../words.js';
import { markup } from './markup.js';

const MOST = 3000;
const WIDTH = 1000;
const NO_BREAK = '\u00a0\u00a0';

/** The waterfall as drawings, one a row. */
export function timeline(fold) {
  const id = fold.upTo;
  const begin = fold.times[1];
  const end = Math.max(begin + 1, fold.times[id]);
  const rows = rowsOf(fold, new Set());
  const place = time => Math.round((time - begin) / (end - begin) * WIDTH * 10) / 10;
  return markup`${rows.slice(0, MOST).map(row => line(row, fold, id, { end, place }))}
    ${rows.length > MOST && markup`<p>These are the first ${MOST} of ${rows.length} rows.</p>`}`;
}

function line(row, fold, id, { end, place }) {
  const indent = NO_BREAK.repeat(row.depth);
  if (row.kind === 'group') return markup`<div class="line"><span class="name">${indent}Attempt ${row.index + 1}</span></div>`;
  const [spans, status, name] = row.kind === 'line'
    ? [lineSpans(fold, row.line, id, end), lineAt(row.line, id), lineName(row.line)]
    : [visitSpans(fold, row.visit, id, end), visitAt(row.visit, id), row.visit.name];
  const { look, word } = looks(status);
  const took = Math.max(...spans.map(span => span.to)) - spans[0].from;
  return markup`<div class="line"><span class="name" title="${name}: ${word}">${indent}<span class="${look}">●</span> ${name}</span>
    <svg viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" role="img" aria-label="${word}, ${duration(took)}">${spans.map(span => bar(span, place))}</svg>
    <span class="took">${duration(took)}</span></div>`;
}

function bar({ from, to, look }, place) {
  const name = look === 'FAILED' ? 'failed-bar' : String(look).toLowerCase();
  return markup`<rect class="${name}" x="${place(from)}" y="0" width="${Math.max(2, place(to) - place(from))}" height="10"/>`;
}
