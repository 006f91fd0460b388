import { useState } from 'preact/hooks';
import { html } from '../lib/html.js';
import { useEvery } from '../lib/hooks.js';
import { absolute, between, duration, relative } from '../lib/time.js';

/** "3 minutes ago", with the exact time for who points at it; `exact` the other way round. */
export function Time({ at, exact = false }) {
  const [, again] = useState(0);
  useEvery(exact ? 0 : 5000, () => again(n => n + 1));
  if (!at) return html`<span class="muted">–</span>`;
  const [shown, told] = exact ? [absolute(at), relative(at)] : [relative(at), absolute(at)];
  return html`<time datetime=${new Date(at).toISOString()} title=${told} class="nowrap number">${shown}</time>`;
}

/** How long something took, or takes by now. */
export function Took({ from, to }) {
  const [, again] = useState(0);
  useEvery(to ? 0 : 1000, () => again(n => n + 1));
  return html`<span class="number nowrap">${duration(between(from, to))}</span>`;
}
