import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function ExecutionList() {
  return html`<${PageHead} title="Executions" />`;
}
