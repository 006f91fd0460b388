import { html } from '../../lib/html.js';
import { Empty, Loading } from '../../parts/states.js';
import { StateGraph } from './graph.js';

/** The graph beside the definition. */
export function GraphPane({ graph, chosen, onChoose }) {
  if (!graph.svg) {
    return graph.problem
      ? html`<${Empty} title="There is no graph yet"><p>${graph.problem.detail}</p><//>`
      : html`<${Loading} what="Drawing the graph" />`;
  }
  return html`<div class="graph-pane">
    <div role="status">${graph.problem && html`<p class="notice small">This is the last definition that could be drawn.</p>`}</div>
    <${StateGraph} text=${graph.svg} chosen=${chosen} onChoose=${onChoose} /></div>`;
}
