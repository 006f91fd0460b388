import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { Svg } from '../../parts/svg.js';

/** The graph of a machine: states can be chosen by pointer and by keyboard. */
export function StateGraph({ text, chosen, onChoose, label = 'Graph of the state machine' }) {
  const [root, setRoot] = useState(null);
  const latest = useRef(onChoose);
  latest.current = onChoose;
  useEffect(() => mark(root, chosen), [root, chosen]);
  const drawn = svg => {
    svg.setAttribute('aria-label', label);
    setRoot(svg);
  };
  const choose = event => {
    const state = event.target.closest?.('[data-state]');
    if (state) latest.current?.(state.dataset.state);
  };
  return html`<${Svg} class="state-graph" text=${text} onDrawn=${drawn} onClick=${choose} />`;
}

function mark(root, chosen) {
  if (!root) return;
  for (const state of root.querySelectorAll('[data-state]')) state.classList.toggle('chosen', state.dataset.state === chosen);
}
