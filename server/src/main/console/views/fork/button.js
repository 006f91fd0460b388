import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { Icon } from '../../parts/icons.js';
import { ForkDialog } from './dialog.js';

/** Opens the dialog that forks an execution at the state of an event. */
export function ForkButton({ description, event }) {
  const [open, setOpen] = useState(false);
  if (description.archived || !may('OPERATE', description.executionArn)) return null;
  return html`<button type="button" title="Begin a new execution as this one stood here" onClick=${() => setOpen(true)}><${Icon} name="fork" size=${15} />Fork from here</button>
    ${open && html`<${ForkDialog} executionArn=${description.executionArn} event=${event} running=${description.status === 'RUNNING'} onClose=${() => setOpen(false)} />`}`;
}
