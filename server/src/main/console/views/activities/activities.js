import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function Activities() {
  return html`<${PageHead} title="Activities" />`;
}
