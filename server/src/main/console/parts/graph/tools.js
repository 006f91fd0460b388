import { useEffect, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';

const SIGNS = { minus: 'M5 12h14', plus: 'M12 5v14M5 12h14', fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5' };

/** Buttons for what gestures and keys do as well. */
export function Tools({ view, follow }) {
  const [percent, setPercent] = useState(100);
  useEffect(() => {
    if (!view) return undefined;
    const look = () => setPercent(Math.round(view.scale * 100));
    look();
    return view.subscribe(look);
  }, [view]);
  return html`<div class="graph-tools" role="toolbar" aria-label="Size of the graph">
    ${follow && html`<button type="button" class="plain" aria-pressed=${String(follow.on)} onClick=${follow.toggle}>Follow</button>`}
    <${Tool} sign="minus" label="Smaller" act=${() => view?.zoom(0.8)} />
    <button type="button" class="plain number" aria-label=${`Actual size, now ${percent} %`} title="Actual size (1)" onClick=${() => view?.zoom(1 / view.scale)}>${percent} %</button>
    <${Tool} sign="plus" label="Larger" act=${() => view?.zoom(1.25)} />
    <${Tool} sign="fit" label="Show all" act=${() => view?.fit()} />
  </div>`;
}

function Tool({ sign, label, act }) {
  return html`<button type="button" class="plain icon" aria-label=${label} title=${label} onClick=${act}>
    <svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><path d=${SIGNS[sign]} /></svg>
  </button>`;
}
