import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function Inbox() {
  return html`<${PageHead} title="Approvals" />`;
}
