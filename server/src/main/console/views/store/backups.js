import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { get, post } from '../../lib/api.js';
import { useEvery, useLoad } from '../../lib/hooks.js';
import { useWork } from '../../lib/work.js';
import { Command } from '../../parts/copy.js';
import { Icon } from '../../parts/icons.js';
import { Empty, ProblemBox, loaded } from '../../parts/states.js';
import { Time } from '../../parts/time.js';
import { announce } from '../../parts/toasts.js';
import { DeleteBackup } from './delete.js';
import { BackupTable } from './table.js';

/** Only while one is made: each look of an administrator stands in the audit log. */
const LOOK_AGAIN = 2000;
const EXAMPLE = '"backup": {"to": "/var/backups/pawl", "cron": "0 3 * * ? *", "keep": 30}';

/** Backups, how making them stands, and a way to make one at once. */
export function Backups() {
  const load = useLoad(() => get('/backups'), []);
  const running = load.data?.state?.running;
  useEvery(running ? LOOK_AGAIN : 0, load.reload);
  const [erasing, erase] = useState(null);
  const { problem, busy, run } = useWork(() => {
    announce('The backup has begun');
    return load.reload();
  });
  return html`<section class="card" aria-label="Backups"><header><h2>Backups</h2>
      ${load.data?.state && html`<button type="button" class="primary" disabled=${busy || running} onClick=${() => run(() => post('/backups'))}><${Icon} name="store" size=${15} />Back up now</button>`}</header>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    ${loaded(load, data => data.state ? html`<${Standing} told=${data} />
        ${data.backups.length ? html`<${BackupTable} backups=${data.backups} onDelete=${erase} />`
          : html`<${Empty} title="There is no backup yet"><p>Make one now${data.next ? ', or wait for the next' : ''}. It is one of this moment, and the server goes on meanwhile.</p><//>`}`
      : html`<${Nowhere} />`, { what: 'Looking for backups' })}
    ${erasing && html`<${DeleteBackup} backup=${erasing} onClose=${() => erase(null)} onDone=${load.reload} />`}</section>`;
}

function Nowhere() {
  return html`<${Empty} title="Nothing says where backups go">
    <p>With a section <code>backup</code> in <code>pawl.json</code> the server makes them itself, and when somebody asks for one here:</p>
    <${Command} text=${EXAMPLE} label="Copy the section" /><p>Or make one by command: <code>pawl backup create --in FOLDER</code></p><//>`;
}

/** What is going on, what came of it last, and when the next one is due. */
function Standing({ told: { place, next, state, backups, unreadable = [] } }) {
  // the newest there is, also of those that people made by command or elsewhere
  const last = backups.map(one => one.createdAt).concat(state.succeededAt ?? []).sort((one, other) => Date.parse(one) - Date.parse(other)).at(-1);
  const failed = state.failure && html`<${ProblemBox} problem=${{ title: 'The last backup could not be made', detail: state.failure }} />`;
  return html`<div class="body stack">
    ${failed}
    ${unreadable.map(one => html`<${ProblemBox} key=${one.name} problem=${{ title: `${one.name} cannot be read`, detail: one.detail }} />`)}
    ${state.running && html`<p class="row" role="status"><span>${state.step || 'It begins'}</span><progress max=${state.of || 1} value=${state.of ? state.done : undefined} aria-label="The backup that is being made"></progress></p>`}
    <dl class="facts-line">
      <div><dt>They go to</dt><dd><code>${place}</code></dd></div>
      <div><dt>Last made</dt><dd>${last ? html`<${Time} at=${last} />` : html`<span class="muted">never</span>`}</dd></div>
      ${state.failedAt && html`<div><dt>Last failed</dt><dd><${Time} at=${state.failedAt} /></dd></div>`}
      <div><dt>Next</dt><dd>${next ? html`<${Time} at=${next} />` : html`<span class="muted">when somebody asks</span>`}</dd></div>
    </dl></div>`;
}
