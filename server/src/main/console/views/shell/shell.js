import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { followLinks, match, useAddress } from '../../lib/router.js';
import { loadSession, useSession } from '../../lib/access.js';
import { onUnauthorized } from '../../lib/api.js';
import { Toasts } from '../../parts/toasts.js';
import { ROUTES } from '../../routes.js';
import { Bar } from './bar.js';
import { Navigation } from './navigation.js';
import { Outlet } from './outlet.js';
import { Palette } from './palette.js';
import { ShortcutHelp } from './help.js';
import { useShortcuts } from './shortcuts.js';
import { SignIn } from './sign-in.js';

/** The frame around every view. */
export function Shell() {
  const address = useAddress();
  const [open, setOpen] = useState(null);
  const [stranger, setStranger] = useState(false);
  const [asked, setAsked] = useState(false);
  const session = useSession();
  const main = useRef(null);
  useShortcuts({ palette: () => setOpen('palette'), help: () => setOpen('help') });
  useEffect(() => onUnauthorized(() => setStranger(true)), []);
  useEffect(() => {
    loadSession().catch(() => {}).then(() => setAsked(true)); // a server that cannot be reached is told by the bar
  }, []);
  useEffect(() => main.current?.focus({ preventScroll: true }), [address.path]);
  const found = find(address.path);
  const nobody = session && !session.open && session.name === undefined;
  if (stranger || nobody) return html`<${SignIn} onDone=${() => loadSession().then(() => setStranger(false))} />`;
  if (!asked) return null;
  return html`<div class="shell" onClick=${followLinks}>
    <a class="skip" href="#main">Skip to the content</a>
    <${Bar} onFind=${() => setOpen('palette')} onHelp=${() => setOpen('help')} />
    <${Navigation} place=${found?.place} />
    <main class="main" id="main" tabindex="-1" ref=${main}>
      <${Outlet} key=${found?.key} found=${found} />
    </main>
    ${open === 'palette' && html`<${Palette} onClose=${() => setOpen(null)} />`}
    ${open === 'help' && html`<${ShortcutHelp} onClose=${() => setOpen(null)} />`}
    <${Toasts} />
  </div>`;
}

function find(path) {
  for (const [pattern, place, load] of ROUTES) {
    const params = match(pattern, path);
    if (params) return { params, place, load, key: pattern + JSON.stringify(params) };
  }
  return null;
}
