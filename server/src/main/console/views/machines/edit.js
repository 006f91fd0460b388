import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function MachineEditor() {
  return html`<${PageHead} title="Definition" />`;
}
