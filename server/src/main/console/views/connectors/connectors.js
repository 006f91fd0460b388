import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function Connectors() {
  return html`<${PageHead} title="Connectors" />`;
}
