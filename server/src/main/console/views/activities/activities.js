import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get, post, remove, url } from '../../lib/api.js';
import { aws } from '../../lib/commands.js';
import { useLoad } from '../../lib/hooks.js';
import { useQuery } from '../../lib/router.js';
import { Arn, Command } from '../../parts/copy.js';
import { Confirm, Dialog } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { PageHead } from '../../parts/page.js';
import { Empty, ProblemBox, loaded } from '../../parts/states.js';
import { Time } from '../../parts/time.js';
import { announce } from '../../parts/toasts.js';

const LOOK_AGAIN = 5000;
const MOST = 1000;

/** Activities: tasks that workers ask for. */
export default function Activities() {
  const load = useLoad(() => get('/activities', { query: { limit: MOST } }), [], { every: LOOK_AGAIN });
  const [making, make] = useQuery('new');
  const add = may('EDIT') && html`<button type="button" class="primary" onClick=${() => make('1')}><${Icon} name="plus" size=${15} />New activity</button>`;
  return html`<${PageHead} title="Activities" actions=${add}><p class="muted">Tasks that wait until a worker asks for them: their ARN is the <code>Resource</code> of a Task.</p><//>
    <section class="card" aria-label="Activities">${loaded(load, data => data.activities.length
      ? html`<${Table} activities=${data.activities} more=${Boolean(data.after)} onChanged=${load.reload} />` : html`<${NoneYet} />`, { what: 'Loading activities' })}</section>
    ${making && may('EDIT') && html`<${Create} onClose=${() => make('')} onDone=${load.reload} />`}`;
}

function Table({ activities, more, onChanged }) {
  const [erasing, erase] = useState(null);
  return html`<div class="scroll"><table class="cards-when-narrow">
      <caption class="visually-hidden">Activities</caption>
      <thead><tr><th scope="col">Name</th><th scope="col">ARN</th><th scope="col">Made</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
      <tbody>${activities.map(one => html`<tr key=${one.activityArn}>
        <td data-label="Name"><strong>${one.name}</strong></td>
        <td data-label="ARN"><${Arn} arn=${one.activityArn} whole=${true} /></td>
        <td data-label="Made"><${Time} at=${one.creationDate} /></td>
        <td>${may('EDIT', one.activityArn) && html`<button type="button" class="danger small-button" onClick=${() => erase(one)}>Delete<span class="visually-hidden"> ${one.name}</span></button>`}</td>
      </tr>`)}</tbody></table></div>
    ${more && html`<p class="muted small note">These are the first ${MOST}.</p>`}
    <details class="note"><summary>A worker for ${activities[0].name}</summary><${Worker} arn=${activities[0].activityArn} /></details>
    ${erasing && html`<${Erase} activity=${erasing} onClose=${() => erase(null)} onDone=${onChanged} />`}`;
}

function Worker({ arn }) {
  return html`<div class="stack"><p>Workers ask for a task, do it, and say what came of it:</p>
    <${Command} text=${aws('get-activity-task', { 'activity-arn': arn, 'worker-name': 'worker-1' })} />
    <${Command} text=${aws('send-task-success', { 'task-token': 'TOKEN', 'task-output': '{"done": true}' })} /></div>`;
}

function NoneYet() {
  return html`<${Empty} title="There are no activities">
    <p>An activity is a queue of tasks for programs of yours that ask for work instead of being called. Make one here, or by command:</p>
    <${Command} text=${aws('create-activity', { name: 'pack' })} /><//>`;
}

function Create({ onClose, onDone }) {
  const [name, set] = useState('');
  const { problem, busy, run } = useWork(onClose, onDone);
  const save = event => {
    event.preventDefault();
    run(() => post('/activities', { name: name.trim() }), 'The activity is there');
  };
  return html`<${Dialog} title="New activity" onClose=${onClose} footer=${html`<button type="button" onClick=${onClose}>Cancel</button><button type="submit" form="activity-form" class="primary" disabled=${busy}>Make the activity</button>`}>
    <form id="activity-form" class="stack" onSubmit=${save}>
      <label class="field">Name<input value=${name} required maxlength="80" spellcheck=${false} autocomplete="off" placeholder="pack" onInput=${event => set(event.currentTarget.value)} /></label>
      ${problem && html`<${ProblemBox} problem=${problem} />`}</form><//>`;
}

function Erase({ activity, onClose, onDone }) {
  const { problem, busy, run } = useWork(onClose, onDone);
  return html`<${Confirm} title=${`Delete ${activity.name}`} action="Delete the activity" busy=${busy} onClose=${onClose} onConfirm=${() => run(() => remove(url`/activities/${activity.activityArn}`), 'Deleted')}>
    <p>Workers get no more tasks of it. Executions whose Task names it will wait until they time out.</p>${problem && html`<${ProblemBox} problem=${problem} />`}<//>`;
}

function useWork(onClose, onDone) {
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const run = async (work, done) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      announce(done);
      onClose();
      await onDone();
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  };
  return { problem, busy, run };
}
