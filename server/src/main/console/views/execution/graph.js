import { useEffect, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { Svg } from '../../parts/svg.js';

/** A drawing whose states have the classes of their status. */
export function Graph({ svg, statuses, selected, onSelect }) {
  const [states, setStates] = useState([]);
  useEffect(() => {
    for (const node of states) {
      const status = statuses.get(node.dataset.state)?.status ?? 'NONE';
      const wanted = `state is-${status.toLowerCase().replace('_', '-')}${node.dataset.state === selected ? ' is-selected' : ''}`;
      if (node.getAttribute('class') !== wanted) node.setAttribute('class', wanted);
    }
  }, [states, statuses, selected]);
  return html`<${Svg} class="drawing" text=${svg} onDrawn=${root => setStates([...root.querySelectorAll('[data-state]')])}
    onClick=${event => {
      const state = event.target.closest?.('[data-state]');
      if (state) onSelect(state.dataset.state);
    }} />`;
}
