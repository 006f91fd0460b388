import { html } from '../lib/html.js';
import { useTitle } from '../lib/hooks.js';

/** The head of a page: where it stands, what it is about, what can be done. Crumbs are [text, address] pairs. */
export function PageHead({ title, name, crumbs = [], actions, children }) {
  useTitle(name ?? title);
  return html`<header class="page-head">
    <div class="titles">
      ${crumbs.length > 0 && html`<nav aria-label="Where this page is"><ol class="crumbs">
        ${crumbs.map(([text, href]) => html`<li key=${href}><a href=${href}>${text}</a></li>`)}<li aria-current="page">${name ?? title}</li>
      </ol></nav>`}
      <h1>${title}</h1>
      ${children}
    </div>
    ${actions && html`<div class="actions">${actions}</div>`}
  </header>`;
}
