import { html } from '../../lib/html.js';
import { tokens } from '../../lib/json.js';
import { Json } from '../../parts/json.js';
import { CopyButton } from '../../parts/copy.js';

/**
 * A cause, legible: JSON laid out, texts with line breaks as they are. Within JSON a member that is a text of several
 * lines, or that holds JSON itself, is shown by itself.
 */
export function Cause({ text, label = 'Cause' }) {
  if (!text) return html`<p class="muted">No cause was given.</p>`;
  if (!/^\s*[[{]/.test(text) || !tokens(text)) return html`<${Lines} text=${text} label=${label} />`;
  return html`<div class="cause">
    ${told(text).map(([name, value]) => html`<div key=${name}><h4>${name}</h4><${Cause} text=${value} label=${name} /></div>`)}
    <${Json} text=${text} label=${label} />
  </div>`;
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
    <pre tabindex="0" role="region" aria-label=${label}>${text}</pre></div>`;
}
