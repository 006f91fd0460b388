import { html } from '../../lib/html.js';
import { Json } from '../../parts/json.js';
import { Details } from './details.js';
import { called } from './people.js';

/** What is asked, in whose interest, and what there is to know about it. */
export function Asked({ approval }) {
  const { message, details, requester, people } = approval;
  return html`<section class="card" aria-labelledby="asked"><header><h2 id="asked">What is asked</h2></header>
    <div class="body stack">
      ${requester && html`<p class="muted">Asked in the interest of <strong>${called(people, requester)}</strong></p>`}
      ${message && html`<p class="message">${message}</p>`}
      ${details !== undefined && html`<${Details} value=${details} />
        <details><summary>As JSON</summary><${Json} text=${JSON.stringify(details)} label="Details" /></details>`}
      ${!message && details === undefined && html`<p class="muted">The workflow says no more than the title.</p>`}
    </div>
  </section>`;
}
