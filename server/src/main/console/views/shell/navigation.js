import { useEffect, useRef } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may, useSession } from '../../lib/access.js';
import { get } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { Icon } from '../../parts/icons.js';
import { placesFor } from '../../routes.js';

const LOOK_AGAIN = 15000;
const MANY = 99;

export function Navigation({ place }) {
  useSession();
  const waiting = useLoad(() => get('/approvals', { query: { status: 'WAITING', limit: MANY + 1 } }), [], { every: LOOK_AGAIN });
  const list = useRef(null);
  useEffect(() => show(list.current), [place]);
  const count = waiting.data?.approvals.length ?? 0;
  return html`<div class="nav" ref=${list}><nav aria-label="Places"><ul>
    ${placesFor(may).map(([id, href, text]) => html`<li key=${id}>
      <a href=${href} aria-current=${id === place ? 'page' : undefined}><${Icon} name=${id} />${text}
        ${id === 'approvals' && count > 0 && html`<span class="count">${count > MANY ? MANY + '+' : count}<span class="visually-hidden"> wait</span></span>`}</a></li>`)}
  </ul></nav></div>`;
}

/** On a narrow screen the places lie in a row: the one where one is comes into sight. */
function show(row) {
  const here = row.querySelector('[aria-current="page"]');
  if (here && row.scrollWidth > row.clientWidth) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}
