import { useState } from 'preact/hooks';
import { html } from '../../../lib/html.js';
import { patch, url } from '../../../lib/api.js';
import { aws } from '../../../lib/commands.js';
import { Command } from '../../../parts/copy.js';
import { Confirm } from '../../../parts/dialog.js';
import { ProblemBox } from '../../../parts/states.js';
import { announce } from '../../../parts/toasts.js';

const FIELDS = [
  ['maxConcurrency', 'Children at once', 'max-concurrency', '0 is no limit'],
  ['toleratedFailureCount', 'Items that may fail', 'tolerated-failure-count', ''],
  ['toleratedFailurePercentage', 'Items that may fail, in percent', 'tolerated-failure-percentage', '']
];

/** Changes a map run's limits while it runs. */
export function LimitsDialog({ run, onClose, onChanged }) {
  const [draft, set] = useState(Object.fromEntries(FIELDS.map(([member]) => [member, String(run[member] ?? 0)])));
  const [state, setState] = useState({ busy: false, problem: null });
  const wrong = FIELDS.some(([member]) => draft[member].trim() === '' || Number.isNaN(Number(draft[member])));
  const changed = FIELDS.filter(([member]) => Number(draft[member]) !== (run[member] ?? 0));
  const save = async () => {
    setState({ busy: true, problem: null });
    try {
      await patch(url`/map-runs/${run.mapRunArn}`, Object.fromEntries(changed.map(([member]) => [member, Number(draft[member])])));
      announce('Limits changed');
      onChanged();
      onClose();
    } catch (problem) {
      setState({ busy: false, problem });
    }
  };
  return html`<${Confirm} title="Change the limits of this map run" action="Change" danger=${false} busy=${state.busy || wrong || !changed.length} onConfirm=${save} onClose=${onClose}>
    ${FIELDS.map(([member, label, , hint]) => html`<label class="field" key=${member}>${label}
      <input type="number" min="0" value=${draft[member]} onInput=${event => set({ ...draft, [member]: event.currentTarget.value })} />${hint && html`<span class="hint">${hint}</span>`}</label>`)}
    ${state.problem && html`<${ProblemBox} problem=${state.problem} />`}
    <details><summary>The same by AWS CLI</summary>
      <${Command} text=${aws('update-map-run', { 'map-run-arn': run.mapRunArn, ...Object.fromEntries(changed.map(([member, , option]) => [option, draft[member]])) })} /></details>
  <//>`;
}
