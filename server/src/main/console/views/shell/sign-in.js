import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { useSession } from '../../lib/access.js';
import { post } from '../../lib/api.js';
import { useTitle } from '../../lib/hooks.js';
import { ProblemBox } from '../../parts/states.js';

/** Where strangers come in: by the organization's provider, or by an access key. */
export function SignIn({ onDone }) {
  const session = useSession();
  const provider = session?.provider;
  useTitle('Sign in');
  return html`<main class="sign-in">
    <h1>Sign in to Pawl</h1>
    ${provider && html`<${Elsewhere} provider=${provider} />`}
    ${provider && session.keys && html`<p class="muted small">Or with an access key:</p>`}
    ${session?.keys !== false && html`<${WithKey} onDone=${onDone} first=${!provider} />`}
  </main>`;
}

/** A link, not a script: the browser goes there and comes back to this address. */
function Elsewhere({ provider }) {
  const failed = new URLSearchParams(location.search).get('sign-in');
  const here = location.pathname + location.search.replace(/[?&]sign-in=[^&]*/, '');
  return html`${failed && html`<${ProblemBox} problem=${{ title: 'You were not signed in', detail: REASONS[failed] ?? REASONS.failed }} />`}
    <a class="button primary" href=${`${provider.address}?return=${encodeURIComponent(here)}`}>Sign in with ${provider.name}</a>`;
}

const REASONS = {
  refused: 'The provider refused, or you said no there.',
  late: 'That took too long, or was begun in another browser. Try again.',
  nobody: 'The provider knows you, but nothing was granted to you here. Ask whoever runs this server.',
  unreachable: 'The provider cannot be reached at the moment. Try again, or sign in with an access key.',
  failed: 'What the provider answered could not be believed. Try again; if it stays so, the server’s log has more.'
};

/** The secret is sent once; after that a cookie is enough, which no script can read. */
function WithKey({ onDone, first }) {
  const [problem, set] = useState(null);
  const [busy, setBusy] = useState(false);
  const submit = async event => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await post('/session', { accessKeyId: form.get('id').trim(), secretAccessKey: form.get('secret').trim() });
      await onDone();
    } catch (failure) {
      set(failure);
      setBusy(false);
    }
  };
  return html`<form onSubmit=${submit}>
      <label>Access key id<input name="id" autocomplete="username" required autofocus=${first} spellcheck=${false} /></label>
      <label>Secret access key<input name="secret" type="password" autocomplete="current-password" required /></label>
      ${problem && html`<${ProblemBox} problem=${problem} />`}
      <button class=${first ? 'primary' : ''} disabled=${busy}>Sign in</button>
      <p class="muted small">A key of this server, made with <code>pawl keys create</code>.</p>
    </form>`;
}
