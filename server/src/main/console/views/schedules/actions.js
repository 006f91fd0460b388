import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { post, remove, url } from '../../lib/api.js';
import { go, path } from '../../lib/router.js';
import { Confirm } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { ProblemBox } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';

/** Pause, resume, fire now, edit and delete. */
export function Actions({ schedule, onChanged, onEdit }) {
  const [asking, ask] = useState(null);
  const work = useWork(onChanged);
  const { name, state, owner } = schedule;
  const turn = act => work.run(() => post(url`/schedules/${name}` + '/' + act), act === 'pause' ? 'Paused' : 'It goes on');
  const close = () => ask(null);
  const [operate, change] = [may('OPERATE', schedule.arn), may('EDIT', schedule.arn) && owner === 'api'];
  return html`${operate && (state === 'PAUSED'
      ? html`<button type="button" class="primary" disabled=${work.busy} onClick=${() => turn('resume')}><${Icon} name="play" size=${15} />Resume</button>`
      : html`<button type="button" disabled=${work.busy} onClick=${() => turn('pause')}><${Icon} name="waiting" size=${15} />Pause</button>`)}
    ${operate && html`<button type="button" disabled=${work.busy} onClick=${() => ask('fire')}><${Icon} name="next" size=${15} />Fire now</button>`}
    ${change && html`<button type="button" onClick=${onEdit}><${Icon} name="edit" size=${15} />Edit</button>
      <button type="button" class="danger" onClick=${() => ask('delete')}>Delete</button>`}
    ${asking === 'fire' && html`<${Fire} schedule=${schedule} work=${work} onClose=${close} />`}
    ${asking === 'delete' && html`<${Erase} name=${name} work=${work} onClose=${close} />`}
    ${work.problem && !asking && html`<${ProblemBox} problem=${work.problem} />`}`;
}

function Fire({ schedule, work, onClose }) {
  const fire = async () => {
    const started = await work.run(() => post(url`/schedules/${schedule.name}/run`), 'Started');
    if (started) go(path`/executions/${started.executionArn}`);
  };
  return html`<${Confirm} title=${`Fire ${schedule.name} now`} action="Start an execution" danger=${false} busy=${work.busy} onConfirm=${fire} onClose=${onClose}>
    <p>This starts one execution of <strong>${schedule.machine}</strong> at once, whatever its overlap rule says. Its times stay as they are.</p>
    ${work.problem && html`<${ProblemBox} problem=${work.problem} />`}<//>`;
}

function Erase({ name, work, onClose }) {
  const erase = async () => {
    const gone = await work.run(async () => (await remove(url`/schedules/${name}`), true), 'Deleted', { last: true });
    if (gone) go('/schedules');
  };
  return html`<${Confirm} title=${`Delete ${name}`} action="Delete the schedule" busy=${work.busy} onConfirm=${erase} onClose=${onClose}>
    <p>It starts nothing any more, and what came of its times is forgotten. Executions that run go on.</p>
    ${work.problem && html`<${ProblemBox} problem=${work.problem} />`}<//>`;
}

/** One thing at a time: {busy, problem, run(work, done, {last})}; run gives the answer, undefined if it was refused. */
function useWork(onChanged) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const run = async (work, done, { last = false } = {}) => {
    if (busy) return undefined;
    setBusy(true);
    setProblem(null);
    try {
      const answer = await work();
      announce(done);
      if (!last) await onChanged();
      return answer;
    } catch (failure) {
      setProblem(failure);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
}
