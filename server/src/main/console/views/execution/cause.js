import { html } from '../../lib/html.js';
import { tokens } from '../../lib/json.js';
import { Json } from '../../parts/json.js';
import { CopyButton } from '../../parts/copy.js';

/** A cause, legible: JSON laid out, texts with line breaks as they are; what is worth reading in JSON comes first, by itself. */
export function Cause({ text, label = 'Cause' }) {
  if (!text) return html`<p class="muted">No cause was given.</p>`;
  if (!/^\s*[[{]/.test(text) || !tokens(text)) return html`<${Lines} text=${text} label=${label} />`;
  const pieces = told(text);
  if (!pieces.length) return html`<${Json} text=${text} label=${label} />`;
  return html`<div class="cause">
    ${pieces.map(([name, value]) => html`<div key=${name}>${inOneLine(value) ? html`<p><span class="muted">${name}</span> <strong>${value}</strong></p>` : html`<p class="muted small">${name}</p><${Cause} text=${value} label=${name} />`}</div>`)}
    <details><summary>The whole of it</summary><${Json} text=${text} label=${label} /></details>
  </div>`;
}

function inOneLine(text) {
  return text.length < 120 && !/[\n{[]/.test(text);
}

/** What in a JSON object is worth to be read by itself: messages and stack traces under the names that runtimes give them. */
function told(text) {
  const found = [];
  try {
    const value = JSON.parse(text);
    for (const name of ['Error', 'errorType', 'Cause', 'errorMessage', 'message']) {
      if (typeof value[name] === 'string' && value[name]) found.push([name, value[name]]);
    }
    const trace = value.stackTrace ?? value.trace;
    if (Array.isArray(trace) && trace.length) found.push(['Stack trace', trace.flat().join('\n')]);
  } catch {
    return [];
  }
  return found;
}

function Lines({ text, label }) {
  return html`<div class="json"><div class="tools"><${CopyButton} text=${text} label=${'Copy ' + label} /></div>
    <pre tabindex="0" role="group" aria-label=${label}>${text}</pre></div>`;
}
