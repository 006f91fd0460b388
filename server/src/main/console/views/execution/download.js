import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { Icon } from '../../parts/icons.js';
import { announce } from '../../parts/toasts.js';
import { exported } from './export/document.js';
import { graph } from './export/graph.js';
import { standing, taken } from './standing.js';

const KEPT = 60000;

/** Keeps the execution as one document that opens anywhere. */
export function DownloadButton({ page }) {
  const [busy, setBusy] = useState(false);
  const { watch, history, fold, definition } = page;
  const save = async () => {
    setBusy(true);
    const drawn = await graph(watch.arn, standing(fold, fold.upTo, definition, null), taken(fold, fold.upTo));
    offer(exported({ description: watch.description, history, graph: drawn, now: new Date() }), watch.description.name + '.html');
    announce('Downloaded');
    setBusy(false);
  };
  return html`<button type="button" title="As one HTML file that needs no server" disabled=${busy || !history.complete()} onClick=${save}><${Icon} name="download" size=${15} />Download</button>`;
}

function offer(text, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
  link.download = name.replace(/[^\w.-]/g, '_');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
