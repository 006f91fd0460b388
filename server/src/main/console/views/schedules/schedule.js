import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function Schedule() {
  return html`<${PageHead} title="Schedule" />`;
}
