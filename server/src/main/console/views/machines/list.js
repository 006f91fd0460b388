import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function MachineList() {
  return html`<${PageHead} title="Machines" />`;
}
