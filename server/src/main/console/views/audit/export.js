import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { get } from '../../lib/api.js';
import { Icon } from '../../parts/icons.js';
import { announce } from '../../parts/toasts.js';

const PAGE = 1000;
const MOST = 50000;

/** What fits the filter as a file, an entry a line, with the hashes by which it can be checked elsewhere. */
export function Export({ filter }) {
  const [busy, set] = useState(false);
  const save = async () => {
    set(true);
    try {
      const lines = [];
      for (let after; lines.length < MOST;) {
        const page = await get('/audit', { query: { ...filter, limit: PAGE, after } });
        lines.push(...page.entries.map(entry => JSON.stringify(entry)));
        if (!page.after) break;
        after = page.after;
      }
      offer(lines.join('\n') + '\n');
      announce(`${lines.length.toLocaleString()} entries saved`);
    } catch (failure) {
      announce(failure.detail ?? failure.message);
    }
    set(false);
  };
  return html`<button type="button" disabled=${busy} onClick=${save}><${Icon} name="download" size=${15} />${busy ? 'Saving…' : 'Save as a file'}</button>`;
}

function offer(text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }));
  link.download = 'pawl-audit.ndjson';
  link.click();
  URL.revokeObjectURL(link.href);
}
