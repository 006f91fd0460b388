import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { post, put, remove, url } from '../../lib/api.js';
import { Confirm } from '../dialog.js';
import { Icon } from '../icons.js';
import { ProblemBox } from '../states.js';
import { Time } from '../time.js';
import { announce } from '../toasts.js';

/** What can be paused: how it is asked for, and what is to be known before. */
const KINDS = {
  execution: {
    what: 'this execution', option: 'children', label: 'Also what it started',
    pause: (arn, body) => post(url`/executions/${arn}/pause`, body), resume: arn => post(url`/executions/${arn}/resume`)
  },
  machine: {
    what: 'this state machine', option: 'refuseStarts', label: 'Refuse starts, instead of keeping them',
    pause: (arn, body) => post(url`/machines/${arn}/pause`, body), resume: arn => post(url`/machines/${arn}/resume`)
  },
  everything: {
    what: 'everything', option: 'refuseStarts', label: 'Refuse starts, instead of keeping them',
    pause: (arn, body) => put('/holds/everything', body), resume: () => remove('/holds/everything')
  }
};

/** Whether one may pause and resume that. */
function mayPause(kind, arn) {
  return kind === 'everything' ? may('ADMINISTER', '*') : may('OPERATE', arn);
}

/** A button that asks why, and pauses. */
export function PauseButton({ kind, arn, onDone }) {
  const [open, setOpen] = useState(false);
  if (!mayPause(kind, arn)) return null;
  return html`<button type="button" onClick=${() => setOpen(true)}><${Icon} name="waiting" size=${15} />Pause</button>
    ${open && html`<${Pause} kind=${kind} arn=${arn} onDone=${onDone} onClose=${() => setOpen(false)} />`}`;
}

function Pause({ kind, arn, onDone, onClose }) {
  const [state, set] = useState({ reason: '', more: false, busy: false, problem: null });
  const { what, option, label, pause } = KINDS[kind];
  const run = async () => {
    set(before => ({ ...before, busy: true, problem: null }));
    try {
      await pause(arn, { reason: state.reason, [option]: state.more });
      announce('Paused');
      onClose();
      onDone();
    } catch (problem) {
      set(before => ({ ...before, busy: false, problem }));
    }
  };
  return html`<${Confirm} title=${`Pause ${what}`} action="Pause" danger=${false} busy=${state.busy} onConfirm=${run} onClose=${onClose}>
    <p>No state is entered and no task begins until it is resumed. What is under way may end, nothing is lost, and the clock goes on.</p>
    <label class="field">Reason (optional)<input value=${state.reason} maxlength="1000" placeholder="why, for whoever finds it paused" onInput=${event => set({ ...state, reason: event.currentTarget.value })} /></label>
    <label class="check"><input type="checkbox" checked=${state.more} onChange=${event => set({ ...state, more: event.currentTarget.checked })} /><span>${label}</span></label>
    ${state.problem && html`<${ProblemBox} problem=${state.problem} />`}
  <//>`;
}

/** A button that lets it go on at once. */
export function ResumeButton({ kind, arn, onDone }) {
  const [state, set] = useState({ busy: false, problem: null });
  if (!mayPause(kind, arn)) return null;
  const run = async () => {
    set({ busy: true, problem: null });
    try {
      await KINDS[kind].resume(arn);
      announce('Resumed');
      set({ busy: false, problem: null });
      onDone();
    } catch (problem) {
      set({ busy: false, problem });
    }
  };
  return html`<button type="button" class="small-button" disabled=${state.busy} onClick=${run}>Resume</button>
    ${state.problem && html`<${ProblemBox} problem=${state.problem} />`}`;
}

/** Since when, by whom and why something is paused. */
export function Why({ hold }) {
  return html`<span>since <${Time} at=${hold.since} /> by ${hold.by}${hold.reason && `: ${hold.reason}`}</span>`;
}
