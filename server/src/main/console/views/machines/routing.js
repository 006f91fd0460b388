import { html } from '../../lib/html.js';
import { nameOf } from '../../lib/arn.js';
import { path } from '../../lib/router.js';

/** Which version gets what share of the starts, as a bar and in words. */
export function Routing({ routes }) {
  return html`<div class="routing">
    <div class="shares" aria-hidden="true">${routes.map((route, index) => html`<span key=${index} class=${'slice slice-' + index} style=${{ flexGrow: route.weight }}></span>`)}</div>
    <ul>${routes.map((route, index) => html`<li key=${index}><i class=${'key slice-' + index}></i>
      <a href=${path`/machines/${route.stateMachineVersionArn}`}>Version ${nameOf(route.stateMachineVersionArn)}</a> <strong class="number">${route.weight} %</strong></li>`)}</ul>
  </div>`;
}
