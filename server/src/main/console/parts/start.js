import { useState } from 'preact/hooks';
import { html } from '../lib/html.js';
import { nameOf } from '../lib/arn.js';
import { get, post, url } from '../lib/api.js';
import { aws } from '../lib/commands.js';
import { useLoad } from '../lib/hooks.js';
import { jsonProblem, pretty } from '../lib/json.js';
import { go, path } from '../lib/router.js';
import { Command } from './copy.js';
import { Dialog } from './dialog.js';
import { Editor } from './editor.js';
import { ProblemBox } from './states.js';
import { announce } from './toasts.js';

/**
 * Starts an execution of a machine, a version or an alias. Without `onStarted` the page of the execution is shown.
 */
export function StartDialog({ stateMachineArn, input = '{}', name = '', title, onClose, onStarted }) {
  const [draft, set] = useState({ input: pretty(input), name, target: stateMachineArn });
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const wrong = jsonProblem(draft.input);
  const start = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const started = await post('/executions', { stateMachineArn: draft.target, input: draft.input, name: draft.name.trim() || undefined });
      announce('Started');
      onClose();
      if (onStarted) onStarted(started);
      else go(path`/executions/${started.executionArn}`);
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  };
  return html`<${Dialog} title=${title ?? `Start ${nameOf(stateMachineArn)}`} onClose=${onClose} footer=${html`
      <button type="button" onClick=${onClose}>Cancel</button>
      <button type="button" class="primary" disabled=${busy || Boolean(wrong)} onClick=${start}>Start execution</button>`}>
    <${Target} machine=${stateMachineArn} chosen=${draft.target} onChoose=${target => set({ ...draft, target })} />
    <label class="field">Name
      <input value=${draft.name} maxlength="80" spellcheck=${false} placeholder="a new one is made up" onInput=${event => set({ ...draft, name: event.currentTarget.value })} />
    </label>
    <div class="field"><span id="start-input">Input</span>
      <${Editor} value=${draft.input} label="Input" height="14rem" onChange=${text => set(before => ({ ...before, input: text }))} />
      ${wrong && html`<span class="error" role="alert">Expected JSON: ${wrong}</span>`}
    </div>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    <details><summary>The same by AWS CLI</summary>
      <${Command} text=${aws('start-execution', { 'state-machine-arn': draft.target, name: draft.name.trim(), input: draft.input })} /></details>
  <//>`;
}

/** The machine as it is now, or one of its versions and aliases. */
function Target({ machine, chosen, onChoose }) {
  const choices = useLoad(() => targets(machine), [machine]);
  if (!choices.data || choices.data.length < 2) return null;
  return html`<label class="field">What to start
    <select value=${chosen} onChange=${event => onChoose(event.currentTarget.value)}>
      ${choices.data.map(([arn, text]) => html`<option key=${arn} value=${arn} selected=${arn === chosen}>${text}</option>`)}
    </select></label>`;
}

async function targets(arn) {
  const machine = arn.split(':').slice(0, 7).join(':');
  const [aliases, versions] = await Promise.all([
    get(url`/machines/${machine}/aliases`).catch(() => ({})), get(url`/machines/${machine}/versions`).catch(() => ({}))
  ]);
  return [
    [machine, 'As it is now'],
    ...(aliases.aliases ?? []).map(one => [one.stateMachineAliasArn, `Alias ${nameOf(one.stateMachineAliasArn)}`]),
    ...(versions.versions ?? []).map(one => [one.stateMachineVersionArn, `Version ${nameOf(one.stateMachineVersionArn)}`])
  ];
}
