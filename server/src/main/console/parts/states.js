import { html } from '../lib/html.js';
import { Icon } from './icons.js';

/** What went wrong, and a way to try again. */
export function ProblemBox({ problem, retry }) {
  return html`<div class="problem" role="alert">
    <strong>${problem.title ?? 'It did not work'}</strong>
    <span>${problem.detail ?? problem.message}</span>
    ${retry && html`<span><button type="button" onClick=${retry}><${Icon} name="retry" size=${15} />Try again</button></span>`}
  </div>`;
}

/** What is loaded; appears only once that takes a moment. */
export function Loading({ what = 'Loading' }) {
  return html`<p class="loading" role="status">${what}…</p>`;
}

/** Nothing is there: why, and what to do next. */
export function Empty({ title, children }) {
  return html`<div class="empty"><h2>${title}</h2>${children}</div>`;
}

/** What a load gave, or what to say instead: Loaded(load, data => …, {what}). */
export function loaded(load, draw, { what } = {}) {
  if (load.data !== undefined) {
    return html`${load.problem && html`<${ProblemBox} problem=${load.problem} retry=${load.reload} />`}${draw(load.data)}`;
  }
  if (load.problem) return html`<${ProblemBox} problem=${load.problem} retry=${load.reload} />`;
  return html`<${Loading} what=${what} />`;
}
