import { useEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';

/** Tabs, as [id, label] pairs; the panel is drawn by who has them: <${Panel} id=… tabs="name">. */
export function Tabs({ name, label, tabs, chosen, onChoose }) {
  const list = useRef(null);
  useEffect(() => show(list.current), [chosen]);
  const move = event => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const index = tabs.findIndex(([id]) => id === chosen);
    const [next] = tabs[(index + by + tabs.length) % tabs.length];
    onChoose(next);
    list.current.querySelector(`#tab-${name}-${next}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} ref=${list} onKeyDown=${move}>
    ${tabs.map(([id, text]) => html`<button type="button" role="tab" key=${id} id=${`tab-${name}-${id}`}
      aria-selected=${String(id === chosen)} aria-controls=${`panel-${name}`} tabindex=${id === chosen ? 0 : -1}
      onClick=${() => onChoose(id)}>${text}</button>`)}
  </div>`;
}

/** Where there are more tabs than fit, the chosen one comes into sight. */
function show(list) {
  const { offsetLeft: from, offsetWidth: wide } = list.querySelector('[aria-selected="true"]') ?? list;
  const left = from - list.offsetLeft;
  if (left < list.scrollLeft || left + wide > list.scrollLeft + list.clientWidth) list.scrollLeft = left - (list.clientWidth - wide) / 2;
}

export function Panel({ name, chosen, children }) {
  return html`<div role="tabpanel" id=${`panel-${name}`} aria-labelledby=${`tab-${name}-${chosen}`}>${children}</div>`;
}
