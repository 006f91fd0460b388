import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function Execution() {
  return html`<${PageHead} title="Execution" />`;
}
