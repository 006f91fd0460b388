import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function MapRun() {
  return html`<${PageHead} title="Map run" />`;
}
