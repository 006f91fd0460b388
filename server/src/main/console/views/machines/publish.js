import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { post, url } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { aws } from '../../lib/commands.js';
import { Command } from '../../parts/copy.js';
import { Dialog } from '../../parts/dialog.js';
import { ProblemBox } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';

/** Makes a version of a machine as it is now. */
export function PublishDialog({ machine, arn, onClose, onDone }) {
  const [description, setDescription] = useState('');
  const [state, set] = useState({ busy: false, problem: null });
  const publish = async () => {
    set({ busy: true, problem: null });
    try {
      const made = await post(url`/machines/${arn}/versions`, { description: description.trim() || undefined, revisionId: machine.revisionId });
      announce(`Version ${nameOf(made.stateMachineVersionArn)} published`);
      onDone();
      onClose();
    } catch (problem) {
      set({ busy: false, problem });
    }
  };
  return html`<${Dialog} title="Publish a version" onClose=${onClose} footer=${html`<button type="button" onClick=${onClose}>Cancel</button>
      <button type="button" class="primary" disabled=${state.busy} onClick=${publish}>Publish</button>`}>
    <p>The definition as it is now gets a number and never changes again. If it is that of the latest version, that one stays.</p>
    <label class="field">Description<input value=${description} maxlength="256" placeholder="What is new in it" onInput=${event => setDescription(event.currentTarget.value)} /></label>
    ${state.problem && html`<${ProblemBox} problem=${state.problem} />`}
    <details><summary>The same by AWS CLI</summary>
      <${Command} text=${aws('publish-state-machine-version', { 'state-machine-arn': arn, description: description.trim() })} /></details>
  <//>`;
}
