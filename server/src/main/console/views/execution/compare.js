import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function Compare() {
  return html`<${PageHead} title="Compare" />`;
}
