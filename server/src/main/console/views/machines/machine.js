import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function Machine() {
  return html`<${PageHead} title="Machine" />`;
}
