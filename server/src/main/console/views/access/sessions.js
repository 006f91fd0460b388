import { html } from '../../lib/html.js';
import { get, remove } from '../../lib/api.js';
import { path } from '../../lib/router.js';
import { useLoad } from '../../lib/hooks.js';
import { useWork } from '../../lib/work.js';
import { Empty, ProblemBox, loaded } from '../../parts/states.js';
import { Time } from '../../parts/time.js';
import { announce } from '../../parts/toasts.js';

const LOOK_AGAIN = 15000;
const BROWSERS = [['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']];

/** Who has signed in, from where, and a way to end it. */
export function Sessions({ address, everybody = false }) {
  const load = useLoad(() => get(address), [address], { every: everybody ? 0 : LOOK_AGAIN });
  const { problem, busy, run } = useWork(() => {
    announce('Ended');
    return load.reload();
  });
  const end = one => run(() => remove(address + path`/${one.id}`));
  return html`<section class="card" aria-label="Sessions">
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    ${loaded(load, data => data.sessions.length ? html`<div class="scroll" tabindex="0" role="region" aria-label="List of sessions"><table class="cards-when-narrow">
      <caption class="visually-hidden">Sessions</caption>
      <thead><tr>${everybody && html`<th scope="col">Who</th>`}<th scope="col">Since</th><th scope="col">Last seen</th><th scope="col">Ends</th><th scope="col">From</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
      <tbody>${data.sessions.map(one => html`<tr key=${one.id}>
        ${everybody && html`<td data-label="Who"><span><strong>${one.name}</strong> <span class="muted">${one.key ? `by ${one.key}` : 'by the provider'}</span></span></td>`}
        <td data-label="Since"><${Time} at=${one.begun} /></td>
        <td data-label="Last seen"><${Time} at=${one.seen} /></td>
        <td data-label="Ends"><${Time} at=${one.ends} /></td>
        <td data-label="From"><span title=${one.agent}>${one.from} · ${browserOf(one.agent)}</span></td>
        <td><button type="button" class="danger small-button" disabled=${busy} onClick=${() => end(one)}>End<span class="visually-hidden"> the session of ${one.name} from ${one.from}</span></button></td>
      </tr>`)}</tbody></table></div>` : html`<${Empty} title="Nobody is signed in"><p>Those who call with keys and tokens have no sessions.</p><//>`, { what: 'Loading sessions' })}
  </section>`;
}

function browserOf(agent) {
  return BROWSERS.find(([mark]) => agent.includes(mark))?.[1] ?? 'another browser';
}
