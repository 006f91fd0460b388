import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { setUserName, userName } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { get } from '../../lib/api.js';
import { Dialog } from '../../parts/dialog.js';
import { Sessions } from '../access/sessions.js';

/** As whom one speaks to the server: a name of one's choice where it is open, the holder of a key where it is not. */
export function WhoAmI({ server, onClose, onChange, onSignOut }) {
  const session = useLoad(() => get('/session'), []);
  const [name, set] = useState(userName());
  const save = event => {
    event.preventDefault();
    setUserName(name.trim());
    onChange();
    onClose();
  };
  return html`<${Dialog} title="Who you are" onClose=${onClose}>
    <p>The server knows you as <strong>${server?.principal.name ?? '…'}</strong>.</p>
    ${session.data?.grants && html`<p class="muted">You may: ${session.data.grants.map(grant => html`<code key=${grant}>${grant}</code> `)}</p>`}
    ${session.data?.kind === 'SESSION' && html`<h3>Your sessions</h3><${Sessions} address="/sessions" />`}
    ${session.data?.open === false && html`<button type="button" onClick=${onSignOut}>Sign out</button>`}
    ${session.data?.open && html`<form class="stack" onSubmit=${save}>
      <label class="field">Your name
        <input name="user" value=${name} maxlength="64" pattern="[A-Za-z0-9._@+=,\\-]*" autocomplete="username" placeholder="alice" onInput=${event => set(event.currentTarget.value)} />
        <span class="hint">This server has no access keys, so it believes whom you say you are. Approvals are asked of names.</span></label>
      <span class="row"><button class="primary">Save</button></span></form>`}
  <//>`;
}
