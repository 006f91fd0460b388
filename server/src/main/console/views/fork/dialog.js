import { useEffect, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get, post, url } from '../../lib/api.js';
import { machineArnOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { jsonProblem, pretty } from '../../lib/json.js';
import { go, path } from '../../lib/router.js';
import { Dialog } from '../../parts/dialog.js';
import { Editor } from '../../parts/editor.js';
import { ProblemBox, loaded } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';
import { Differences } from '../machines/differences.js';
import { Obstacles } from './obstacles.js';
import { TargetField } from './target.js';

/** Forks an execution at the state of an event: what the state gets can be edited, and what runs from there. */
export function ForkDialog({ executionArn, event, running, onClose }) {
  const load = useLoad(() => post(url`/executions/${executionArn}/forks`, { event, dryRun: true }), [executionArn, event]);
  return html`${load.data
    ? html`<${Form} executionArn=${executionArn} event=${event} running=${running} found=${load.data} onClose=${onClose} />`
    : html`<${Dialog} title="Fork from here" onClose=${onClose}>${loaded(load, () => null, { what: 'Looking at the state' })}<//>`}`;
}

function Form({ executionArn, event, running, found, onClose }) {
  const before = { input: pretty(JSON.stringify(found.input)), variables: pretty(JSON.stringify(found.variables)) };
  const [draft, set] = useState({ ...before, to: '', definition: '', name: '', stop: false });
  const [state, setState] = useState({ busy: false, problem: null, preview: found });
  const change = part => set(old => ({ ...old, ...part }));
  const wrong = jsonProblem(draft.input) || jsonProblem(draft.variables) || (draft.to === 'own' && jsonProblem(draft.definition));
  const body = () => order(event, draft, before);
  const own = useOwnDefinition(executionArn, draft, change);
  const ask = async dryRun => {
    setState(old => ({ ...old, busy: true, problem: null }));
    try {
      const answer = await post(url`/executions/${executionArn}/forks`, { ...body(), dryRun });
      if (dryRun) return setState({ busy: false, problem: null, preview: answer });
      announce('Forked');
      onClose();
      return go(path`/executions/${answer.executionArn}`);
    } catch (problem) {
      return setState(old => ({ ...old, busy: false, problem }));
    }
  };
  return html`<${Dialog} wide title=${`Fork from ${found.place}`} onClose=${onClose} footer=${html`
      <button type="button" onClick=${onClose}>Cancel</button>
      <button type="button" disabled=${state.busy || Boolean(wrong)} onClick=${() => ask(true)}>Check</button>
      <button type="button" class="primary" disabled=${state.busy || Boolean(wrong)} onClick=${() => ask(false)}>Fork</button>`}>
    <p>A new execution begins as this one stood at event ${found.eventId.toLocaleString()}. States before are not run again.</p>
    <${JsonField} label="Input of the state" name="input" value=${draft.input} onChange=${input => change({ input })} />
    <${JsonField} label="Variables" name="variables" value=${draft.variables} height="7rem" onChange=${variables => change({ variables })} />
    <${TargetField} machineArn=${machineArnOf(executionArn)} chosen=${draft.to} first=${['', 'The definition of the original']} last=${may('EDIT', executionArn) && ['own', 'A definition of its own']} onChoose=${to => change({ to })} />
    ${draft.to === 'own' && own}
    <label class="field">Name
      <input value=${draft.name} maxlength="80" spellcheck=${false} placeholder="a new one is made up" onInput=${e => change({ name: e.currentTarget.value })} /></label>
    ${running && html`<label class="row"><input type="checkbox" checked=${draft.stop} onChange=${e => change({ stop: e.currentTarget.checked })} />Stop the original once the fork is there</label>`}
    <${Edited} before=${before} draft=${draft} />
    <${Obstacles} check=${state.preview} />
    ${state.problem && html`<${ProblemBox} problem=${state.problem} />`}
  <//>`;
}

function order(event, draft, before) {
  const target = draft.to === 'own' ? { definition: draft.definition } : draft.to ? { to: draft.to } : {};
  return {
    event, ...target,
    ...(draft.input === before.input ? {} : { input: JSON.parse(draft.input) }),
    ...(draft.variables === before.variables ? {} : { variables: JSON.parse(draft.variables) }),
    ...(draft.name.trim() ? { name: draft.name.trim() } : {}),
    ...(draft.stop ? { stopOriginal: true } : {})
  };
}

function useOwnDefinition(executionArn, draft, change) {
  useEffect(() => {
    if (draft.to === 'own' && !draft.definition) {
      get(url`/executions/${executionArn}/definition`).then(known => change({ definition: pretty(known.definition) }), () => {});
    }
  }, [draft.to]);
  return html`<${JsonField} label="Definition" name="definition" value=${draft.definition} height="18rem" onChange=${definition => change({ definition })} />`;
}

function JsonField({ label, value, onChange, height = '12rem' }) {
  const wrong = value && jsonProblem(value);
  return html`<div class="field"><span>${label}</span>
    <${Editor} value=${value} label=${label} height=${height} onChange=${onChange} />
    ${wrong && html`<span class="error" role="alert">Expected JSON: ${wrong}</span>`}</div>`;
}

/** What is other than in the original. */
function Edited({ before, draft }) {
  const parts = [['input', 'Input'], ['variables', 'Variables']].filter(([id]) => draft[id] !== before[id] && !jsonProblem(draft[id]));
  return parts.map(([id, text]) => html`<details key=${id} open><summary>${text}: what differs</summary>
    <${Differences} before=${before[id]} after=${draft[id]} names=${['the original', 'the fork']} states=${false} /></details>`);
}
