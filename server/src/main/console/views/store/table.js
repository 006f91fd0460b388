import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { bytes } from '../../lib/amounts.js';
import { post, url } from '../../lib/api.js';
import { useWork } from '../../lib/work.js';
import { Icon } from '../../parts/icons.js';
import { Time } from '../../parts/time.js';

/** Backups, the newest first. */
export function BackupTable({ backups, onDelete }) {
  return html`<div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Backups, newest first</caption>
    <thead><tr><th scope="col">Backup</th><th scope="col">Made</th><th scope="col">Takes</th><th scope="col">Executions</th><th scope="col">Format</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
    <tbody>${backups.map(one => html`<tr key=${one.name}>
      <td data-label="Backup"><code>${one.name}</code></td>
      <td data-label="Made"><${Time} at=${one.createdAt} /></td>
      <td data-label="Takes"><span><span class="number">${bytes(one.stored.size)}</span> <span class="muted small">of ${bytes(one.database.size)}</span></span></td>
      <td data-label="Executions"><span><span class="number">${one.counts.executions.toLocaleString()}</span> <span class="muted small">${one.counts.running.toLocaleString()} running</span></span></td>
      <td data-label="Format" class="number">${one.format}</td>
      <td class="acts"><span class="row"><${Verify} name=${one.name} />
        <button type="button" class="danger small-button" onClick=${() => onDelete(one)}>Delete<span class="visually-hidden"> ${one.name}</span></button></span></td>
    </tr>`)}</tbody></table></div>`;
}

/** Takes it out and looks whether it is what it says. */
function Verify({ name }) {
  const [found, set] = useState(null);
  const { problem, busy, run } = useWork(set);
  if (problem) return html`<span class="bad small" role="alert">${problem.detail}</span>`;
  if (found) return html`<span class=${found.sound ? 'badge is-succeeded' : 'badge is-failed'} role="status" title=${found.detail}><${Icon} name=${found.sound ? 'done' : 'failed'} size=${13} />${found.sound ? 'sound' : 'broken'}</span>`;
  return html`<button type="button" class="small-button" disabled=${busy} onClick=${() => run(() => post(url`/backups/${name}/verification`))}>${busy ? 'Verifying…' : 'Verify'}<span class="visually-hidden"> ${name}</span></button>`;
}
