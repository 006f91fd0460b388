import { useMemo, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { useMedia } from '../../lib/hooks.js';
import { setSetting, setting } from '../../lib/settings.js';
import { Icon } from '../../parts/icons.js';
import { format } from './format.js';
import { fold, lineCounts, lineDiff, pieces } from './line-diff.js';
import { stateDiff } from './state-diff.js';

const WAYS = [['sides', 'Side by side'], ['unified', 'In one column'], ['states', 'By state']];
const MARKS = { added: ['+', 'added'], removed: ['−', 'removed'], changed: ['~', 'changed'] };

/** How two JSON texts differ by line or, if they are definitions, by state; how they are laid out is no difference. */
export function Differences({ before, after, names, states = true }) {
  const narrow = useMedia('(max-width: 52rem)');
  const [wanted, choose] = useState(setting('diff', narrow ? 'unified' : 'sides'));
  const ways = WAYS.filter(([id]) => !(narrow && id === 'sides') && (states || id !== 'states'));
  const way = ways.some(([id]) => id === wanted) ? wanted : 'unified';
  const rows = useMemo(() => lineDiff(format(before), format(after)), [before, after]);
  const counts = lineCounts(rows);
  const pick = id => (setSetting('diff', id), choose(id));
  if (!counts.added && !counts.removed) return html`<p class="muted">Both are the same${before === after ? '' : ' but for how they are laid out'}.</p>`;
  return html`<div class="stack">
    <div class="row spread"><p><span class="plus">+${counts.added}</span> <span class="minus">−${counts.removed}</span> <span class="muted">lines from ${names[0]} to ${names[1]}</span></p>
      <div class="row" role="group" aria-label="How to show it">${ways.map(([id, text]) => html`<button type="button" key=${id}
        aria-pressed=${String(id === way)} onClick=${() => pick(id)}>${text}</button>`)}</div></div>
    ${way === 'states' ? html`<${ByState} before=${before} after=${after} />` : html`<${ByLine} rows=${rows} names=${names} unified=${way === 'unified'} />`}
  </div>`;
}

function ByState({ before, after }) {
  const states = useMemo(() => stateDiff(before, after), [before, after]);
  if (!states.length) return html`<p class="muted">No state was added, removed or changed; what differs is around them, or their order.</p>`;
  return html`<table class="cards-when-narrow"><caption class="visually-hidden">States that differ</caption>
    <thead><tr><th scope="col">Change</th><th scope="col">State</th><th scope="col">Type</th><th scope="col">Fields</th></tr></thead>
    <tbody>${states.map(state => html`<tr key=${state.name}>
      <td><span class=${'change is-' + state.change}><b aria-hidden="true">${MARKS[state.change][0]}</b> ${MARKS[state.change][1]}</span></td>
      <td data-label="State"><strong>${state.name}</strong></td><td data-label="Type">${state.type}</td>
      <td data-label="Fields">${state.fields.length ? state.fields.map(field => html`<code class="field-name" key=${field}>${field}</code>`) : html`<span class="muted">–</span>`}</td></tr>`)}</tbody></table>`;
}

function ByLine({ rows, names, unified }) {
  const [opened, open] = useState(new Set());
  const folded = fold(rows, opened);
  const unfold = from => open(new Set([...opened, from]));
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${`Differences between ${names[0]} and ${names[1]}`}>
    <table class="diff" key=${unified ? 'one' : 'two'}>
      <colgroup>${(unified ? ['n', 'n', ''] : ['n', '', 'n', '']).map((name, index) => html`<col key=${index} class=${name} />`)}</colgroup>
      <thead><tr>${unified ? html`<th scope="col">Old</th><th scope="col">New</th><th scope="col">Line</th>`
        : html`<th scope="col" colspan="2">${names[0]}</th><th scope="col" colspan="2">${names[1]}</th>`}</tr></thead>
      <tbody>${unified ? unifiedRows(folded, unfold) : folded.map(row => row.kind === 'folded' ? html`<${Folded} key=${'f' + row.from} row=${row} span=${4} onOpen=${unfold} />`
        : html`<tr key=${`${row.left?.n} ${row.right?.n}`}><${Side} row=${row} side="left" /><${Side} row=${row} side="right" /></tr>`)}</tbody>
    </table></div>`;
}

function Folded({ row, span, onOpen }) {
  return html`<tr class="folded"><td colspan=${span}><button type="button" class="plain" onClick=${() => onOpen(row.from)}>
    <${Icon} name="down" size=${13} />${row.rows.length} unchanged lines</button></td></tr>`;
}

function Side({ row, side }) {
  const line = row[side];
  if (!line) return html`<td class="n"></td><td class="line none"></td>`;
  const mark = row.kind === 'same' ? '' : side === 'left' ? 'gone' : 'come';
  return html`<td class="n">${line.n}</td><td class=${'line ' + mark}>${text(row, side)}</td>`;
}

function text(row, side) {
  if (row.kind !== 'changed') return row[side].text;
  return pieces(row, side).map(([piece, only], index) => only ? html`<mark key=${index}>${piece}</mark>` : piece);
}

/** In one column the lines of a change that went stand before those that came. */
function unifiedRows(rows, unfold) {
  const out = [];
  let came = [];
  const flush = () => {
    out.push(...came);
    came = [];
  };
  for (const row of rows) {
    if (row.kind === 'folded' || row.kind === 'same') flush();
    if (row.kind === 'folded') out.push(html`<${Folded} key=${'f' + row.from} row=${row} span=${3} onOpen=${unfold} />`);
    else if (row.kind === 'same') out.push(html`<tr key=${'s' + row.left.n}><td class="n">${row.left.n}</td><td class="n">${row.right.n}</td><td class="line">${row.left.text}</td></tr>`);
    else {
      if (row.left) out.push(html`<tr key=${'l' + row.left.n}><td class="n">${row.left.n}</td><td class="n"></td><td class="line gone">${text(row, 'left')}</td></tr>`);
      if (row.right) came.push(html`<tr key=${'r' + row.right.n}><td class="n"></td><td class="n">${row.right.n}</td><td class="line come">${text(row, 'right')}</td></tr>`);
    }
  }
  flush();
  return out;
}
