import { html } from '../../lib/html.js';
import { Graph } from '../../parts/graph.js';

/** The graph of a machine: states can be chosen by pointer and by keyboard. */
export function StateGraph({ text, chosen, onChoose, label }) {
  return html`<${Graph} svg=${text} selected=${chosen} onSelect=${onChoose} label=${label} />`;
}
