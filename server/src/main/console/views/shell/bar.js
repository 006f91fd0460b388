import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { get, remove, userName } from '../../lib/api.js';
import { useEvery, useLoad } from '../../lib/hooks.js';
import { applyTheme, setSetting, setting } from '../../lib/settings.js';
import { Icon } from '../../parts/icons.js';
import { announce } from '../../parts/toasts.js';
import { WhoAmI } from './who.js';

const THEMES = { auto: 'light', light: 'dark', dark: 'auto' };
const WORDS = { auto: 'as the system', light: 'light', dark: 'dark' };
const LOOK_AGAIN = 10000;
const icon = new URL('../../icon.svg', import.meta.url).href;

export function Bar({ onFind, onHelp }) {
  const server = useLoad(() => get('/server'), [], { every: LOOK_AGAIN });
  const [asking, ask] = useState(false);
  return html`<header class="bar">
      <a class="brand" href="/"><img src=${icon} alt="" width="26" height="26" />Pawl</a>
      ${server.data && html`<span class="where">${server.data.region} · ${server.data.accountId}</span>`}
      <span class="grow"></span>
      <button type="button" class="find" onClick=${onFind} aria-label="Find anything" aria-keyshortcuts="Control+K">
        <${Icon} name="search" size=${16} /><span>Find anything</span><kbd>Ctrl K</kbd></button>
      <${ThemeButton} />
      <button type="button" class="icon plain" onClick=${onHelp} aria-label="Keyboard shortcuts" title="Keyboard shortcuts"><kbd>?</kbd></button>
      <button type="button" class="icon plain" onClick=${() => ask(true)} aria-label=${`You are ${who(server.data)}`} title=${`You are ${who(server.data)}`}><${Icon} name="user" /></button>
    </header>
    ${server.problem?.unreachable && html`<${Offline} again=${server.reload} />`}
    ${asking && html`<${WhoAmI} server=${server.data} onClose=${() => ask(false)} onChange=${server.reload} onSignOut=${signOut} />`}`;
}

function who(server) {
  return userName() || server?.principal.name || 'not known yet';
}

async function signOut() {
  const session = await get('/session');
  await remove('/session');
  forget();
  // who came by the provider is signed out there, too
  location.assign(session.provider && !session.key ? '/login/end' : '/');
}

/** Drafts are of whoever signed in. */
function forget() {
  try {
    sessionStorage.clear();
  } catch {
    // without storage nothing was kept
  }
}

function ThemeButton() {
  const [theme, set] = useState(setting('theme', 'auto'));
  const change = () => {
    const next = THEMES[theme];
    setSetting('theme', next);
    applyTheme(next);
    set(next);
    announce(`Colours: ${WORDS[next]}`);
  };
  return html`<button type="button" class="icon plain" onClick=${change} aria-label=${`Colours: ${WORDS[theme]}. Change`} title=${`Colours: ${WORDS[theme]}`}>
    <${Icon} name="theme" /></button>`;
}

function Offline({ again }) {
  useEvery(1500, again);
  return html`<p class="offline" role="alert">The server does not answer. Executions are durable and go on when it is back; this page looks again by itself.</p>`;
}
