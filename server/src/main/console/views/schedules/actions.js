import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { post, remove, url } from '../../lib/api.js';
import { go, path } from '../../lib/router.js';
import { Confirm } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { ProblemBox } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';

/** Pause, resume, fire now, edit and delete. */
export function Actions({ schedule, onChanged, onEdit }) {
  const [asking, ask] = useState(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const { name, state, owner } = schedule;
  const own = owner === 'api';
  const run = async (work, done) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const answer = await work();
      announce(done);
      await onChanged();
      ask(null);
      return answer;
    } catch (failure) {
      setProblem(failure);
    } finally {
      setBusy(false);
    }
    return undefined;
  };
  const turn = act => run(() => post(url`/schedules/${name}` + '/' + act), act === 'pause' ? 'Paused' : 'It goes on');
  const fire = async () => {
    const started = await run(() => post(url`/schedules/${name}/run`), 'Started');
    if (started) go(path`/executions/${started.executionArn}`);
  };
  const erase = async () => {
    setBusy(true);
    try {
      await remove(url`/schedules/${name}`);
      announce('Deleted');
      go('/schedules');
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  };
  return html`${state === 'PAUSED'
      ? html`<button type="button" class="primary" disabled=${busy} onClick=${() => turn('resume')}><${Icon} name="play" size=${15} />Resume</button>`
      : html`<button type="button" disabled=${busy} onClick=${() => turn('pause')}><${Icon} name="waiting" size=${15} />Pause</button>`}
    <button type="button" disabled=${busy} onClick=${() => ask('fire')}><${Icon} name="next" size=${15} />Fire now</button>
    ${own && html`<button type="button" onClick=${onEdit}><${Icon} name="edit" size=${15} />Edit</button>
      <button type="button" class="danger" onClick=${() => ask('delete')}>Delete</button>`}
    ${asking === 'fire' && html`<${Confirm} title=${`Fire ${name} now`} action="Start an execution" danger=${false} busy=${busy} onConfirm=${fire} onClose=${() => ask(null)}>
      <p>This starts one execution of <strong>${schedule.machine}</strong> at once, whatever its overlap rule says. Its times stay as they are.</p>${problem && html`<${ProblemBox} problem=${problem} />`}<//>`}
    ${asking === 'delete' && html`<${Confirm} title=${`Delete ${name}`} action="Delete the schedule" busy=${busy} onConfirm=${erase} onClose=${() => ask(null)}>
      <p>It starts nothing any more, and what came of its times is forgotten. Executions that run go on.</p>${problem && html`<${ProblemBox} problem=${problem} />`}<//>`}
    ${problem && !asking && html`<${ProblemBox} problem=${problem} />`}`;
}
