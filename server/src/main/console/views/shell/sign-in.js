import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { post } from '../../lib/api.js';
import { useTitle } from '../../lib/hooks.js';
import { ProblemBox } from '../../parts/states.js';

/** For servers with access keys. The secret is sent once; after that a cookie is enough, which no script can read. */
export function SignIn({ onDone }) {
  const [problem, set] = useState(null);
  const [busy, setBusy] = useState(false);
  useTitle('Sign in');
  const submit = async event => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await post('/session', { accessKeyId: form.get('id').trim(), secretAccessKey: form.get('secret').trim() });
      onDone();
    } catch (failure) {
      set(failure);
      setBusy(false);
    }
  };
  return html`<main class="sign-in">
    <h1>Sign in to Pawl</h1>
    <form onSubmit=${submit}>
      <label>Access key id<input name="id" autocomplete="username" required autofocus spellcheck=${false} /></label>
      <label>Secret access key<input name="secret" type="password" autocomplete="current-password" required /></label>
      ${problem && html`<${ProblemBox} problem=${problem} />`}
      <button class="primary" disabled=${busy}>Sign in</button>
      <p class="muted small">A key of this server: one line of the file that <code>pawl server --keys</code> was given.</p>
    </form>
  </main>`;
}
