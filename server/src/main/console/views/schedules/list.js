import { html } from '../../lib/html.js';
import { PageHead } from '../../parts/page.js';

export default function ScheduleList() {
  return html`<${PageHead} title="Schedules" />`;
}
