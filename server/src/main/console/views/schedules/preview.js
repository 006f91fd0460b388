import { html } from '../../lib/html.js';
import { get } from '../../lib/api.js';
import { useLoad, useRested } from '../../lib/hooks.js';
import { TimeList } from './times.js';
import { inWords } from './words.js';

const REST = 300;
const TIMES = 5;

/** What an expression means and when it fires, while it is typed. */
export function Preview({ draft }) {
  const { expression, timeZone, startDate, endDate } = draft;
  const wanted = useRested(JSON.stringify({ expression: expression.trim(), timeZone: timeZone.trim(), startDate: startDate.trim(), endDate: endDate.trim() }), REST);
  const { expression: asked, timeZone: zone } = JSON.parse(wanted);
  const load = useLoad(() => asked ? get('/schedule-times', { query: { ...JSON.parse(wanted), count: TIMES } }) : Promise.resolve(null), [wanted]);
  const words = inWords(asked);
  return html`<div class="preview" aria-live="polite">
    ${words && html`<p><strong>${words}</strong> <span class="muted">${zone}</span></p>`}
    ${load.problem && html`<p class="error">${load.problem.detail}</p>`}
    ${load.data && !load.problem && (load.data.times.length ? html`<${TimeList} times=${load.data.times} zone=${zone || 'UTC'} />` : html`<p class="error">It has no time to come.</p>`)}
    ${!asked && html`<p class="muted">The next times appear here.</p>`}
  </div>`;
}
