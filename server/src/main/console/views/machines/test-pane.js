import { useEffect, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { post } from '../../lib/api.js';
import { pretty } from '../../lib/json.js';
import { useQuery } from '../../lib/router.js';
import { Empty, ProblemBox } from '../../parts/states.js';
import { Icon } from '../../parts/icons.js';
import { announce } from '../../parts/toasts.js';
import { latestInput } from './latest-input.js';
import { TestForm } from './test-form.js';
import { TestResult } from './test-result.js';
import { mocking, newTrial, requestOf } from './trial.js';

/** Tries out one state of the definition as it is written, without an execution. */
export function TestPane({ arn, text, states, chosen, sample, onChoose }) {
  const state = states.find(one => one.name === chosen) ?? states[0];
  const [opened, setOpened] = useState(false);
  const [pane] = useQuery('pane');
  useEffect(() => {
    if (pane === 'test') setOpened(true);
  }, [pane]);
  if (!state) return html`<${Empty} title="There is no state to test"><p>Write one, or begin with a template.</p><//>`;
  if (!opened) return null;
  return html`<div class="test-pane stack">
    <label class="field">State<select value=${state.name} onChange=${event => onChoose(event.currentTarget.value)}>
      ${states.map(one => html`<option key=${one.name} value=${one.name} selected=${one.name === state.name}>${one.name}${one.type ? ` (${one.type})` : ''}</option>`)}</select></label>
    <${Trial} arn=${arn} text=${text} state=${state} sample=${sample} onChoose=${onChoose} /></div>`;
}

function Trial({ arn, text, state, sample, onChoose }) {
  const [trial, set] = useState(() => newTrial(sample));
  const [run, setRun] = useState({ busy: false, answer: null, problem: null, of: null });
  const test = async () => {
    setRun(before => ({ ...before, busy: true, problem: null }));
    try {
      const answer = await post('/test-state', requestOf(text, state, trial));
      setRun({ busy: false, answer, problem: null, of: state.name });
    } catch (problem) {
      setRun({ busy: false, answer: null, problem, of: state.name });
    }
  };
  const go = (next, answer) => {
    set({ ...trial, input: answer.output ?? trial.input, variables: answer.inspectionData?.variables ?? trial.variables, result: '{}', error: '', cause: '' });
    setRun({ busy: false, answer: null, problem: null, of: null });
    onChoose(next);
  };
  const real = mocking(state) === 'possible' && trial.mock === 'real';
  return html`
    <${TestForm} state=${state} trial=${trial} onChange=${changes => set(before => ({ ...before, ...changes }))} onSubmit=${test}
      onLatest=${arn && (() => takeLatest(arn, state, set))} />
    ${real && html`<p class="notice small">The task is really done: <code>${state.resource}</code> is called.</p>`}
    <p class="row"><button type="button" class="primary" disabled=${run.busy} onClick=${test}><${Icon} name="play" size=${15} />${run.busy ? 'Testing…' : `Test ${state.name}`}</button></p>
    <div role="status" class="visually-hidden">${run.answer ? `Tested: ${run.answer.status}` : ''}</div>
    ${run.problem && html`<${ProblemBox} problem=${run.problem} />`}
    ${run.answer && run.of === state.name && html`<${TestResult} answer=${run.answer} state=${state} onGo=${go} />`}`;
}

async function takeLatest(arn, state, set) {
  const input = await latestInput(arn, state.name).catch(() => null);
  if (input === null) announce(`The latest execution has not come to ${state.name}`);
  else set(before => ({ ...before, input: pretty(input) }));
}
