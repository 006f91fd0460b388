import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { setSetting } from '../../lib/settings.js';
import { Dialog } from '../../parts/dialog.js';
import { may } from '../../lib/access.js';
import { placesFor } from '../../routes.js';
import { lettersAct, pageKeys } from './shortcuts.js';

export function ShortcutHelp({ onClose }) {
  const here = pageKeys();
  const [letters, set] = useState(lettersAct());
  const change = event => {
    setSetting('letters', event.currentTarget.checked ? 'on' : 'off');
    set(event.currentTarget.checked);
  };
  return html`<${Dialog} title="Keyboard shortcuts" onClose=${onClose}>
    <label class="row"><input type="checkbox" checked=${letters} onChange=${change} />Single keys act; <kbd>Ctrl</kbd> <kbd>K</kbd> always does</label>
    <h3>Everywhere</h3>
    <dl class="keys">
      <dt><kbd>Ctrl</kbd> <kbd>K</kbd> or <kbd>/</kbd></dt><dd>Find anything</dd>
      <dt><kbd>?</kbd></dt><dd>This list</dd>
      ${placesFor(may).map(([id, , text, key]) => html`<dt key=${id}><kbd>g</kbd> then <kbd>${key}</kbd></dt><dd>${text}</dd>`)}
    </dl>
    ${here.length > 0 && html`<h3>On this page</h3>
      <dl class="keys">${here.map(([key, text]) => html`<dt key=${key}><kbd>${key}</kbd></dt><dd>${text}</dd>`)}</dl>`}
  <//>`;
}
