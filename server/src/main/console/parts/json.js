import { useMemo, useState } from 'preact/hooks';
import { html } from '../lib/html.js';
import { kind, pretty, tokens } from '../lib/json.js';
import { CopyButton } from './copy.js';

const COLOURED_UP_TO = 60000;
const MOST_PIECES = 3000;
const SHOWN_AT_FIRST = 20000;

/** JSON text, laid out and coloured; large texts are cut until one asks for all. */
export function Json({ text, label = 'JSON' }) {
  const [all, showAll] = useState(false);
  const laidOut = useMemo(() => pretty(text ?? ''), [text]);
  const shown = all || laidOut.length <= SHOWN_AT_FIRST ? laidOut : laidOut.slice(0, SHOWN_AT_FIRST);
  return html`<div class="json">
    <div class="tools"><${CopyButton} text=${laidOut} label=${'Copy ' + label} /></div>
    <pre tabindex="0" role="group" aria-label=${label}>${coloured(shown)}</pre>
    ${shown.length < laidOut.length && html`<p class="row"><span class="muted small">${shown.length.toLocaleString()} of ${laidOut.length.toLocaleString()} characters</span>
      <button type="button" class="plain" onClick=${() => showAll(true)}>Show all</button></p>`}
  </div>`;
}

function coloured(text) {
  if (text.length > COLOURED_UP_TO) return text;
  const pieces = tokens(text);
  if (!pieces || pieces.length > MOST_PIECES) return text;
  const out = [];
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const found = text.indexOf(piece, at);
    const looks = kind(piece, pieces[index + 1]);
    if (looks !== 'mark') {
      if (found > at) out.push(text.slice(at, found));
      out.push(html`<span class=${'tok-' + looks}>${piece}</span>`);
      at = found + piece.length;
    }
  }
  out.push(text.slice(at));
  return out;
}
