import { html } from '../../lib/html.js';
import { bytes } from '../../lib/amounts.js';
import { remove, url } from '../../lib/api.js';
import { useWork } from '../../lib/work.js';
import { Confirm } from '../../parts/dialog.js';
import { ProblemBox } from '../../parts/states.js';
import { Time } from '../../parts/time.js';
import { announce } from '../../parts/toasts.js';

export function DeleteBackup({ backup, onClose, onDone }) {
  const { problem, busy, run } = useWork(() => {
    announce('Deleted');
    onClose();
    return onDone();
  });
  return html`<${Confirm} title=${`Delete ${backup.name}`} action="Delete the backup" busy=${busy} onConfirm=${() => run(() => remove(url`/backups/${backup.name}`))} onClose=${onClose}>
    <p>It was made <${Time} at=${backup.createdAt} /> and takes ${bytes(backup.stored.size)}. Nobody can restore it any more.</p>
    ${problem && html`<${ProblemBox} problem=${problem} />`}<//>`;
}
