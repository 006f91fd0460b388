import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function Home() {
  return html`<${PageHead} title="Home" />`;
}
