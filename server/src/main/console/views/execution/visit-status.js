import { html } from '../../lib/html.js';
import { Icon } from '../../parts/icons.js';
import { looks } from './words.js';

/** How a visit stands, by icon, word and colour. */
export function VisitStatus({ status, short = false }) {
  const { look, icon, word } = looks(status);
  return html`<span class=${'badge ' + look} title=${word}><${Icon} name=${icon} size=${13} />
    <span class=${short ? 'visually-hidden' : ''}>${word}</span></span>`;
}
