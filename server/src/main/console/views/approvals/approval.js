import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function Approval() {
  return html`<${PageHead} title="Approval" />`;
}
