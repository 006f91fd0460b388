import { html } from '../lib/html.js';

/** Line icons of one size and weight, drawn for this console. */
const PATHS = {
  home: 'M3 11 12 4l9 7M6 9.5V20h12V9.5M10 20v-5h4v5',
  machines: 'M8 3h8v5H8zM3 16h7v5H3zM14 16h7v5h-7zM12 8v4M6.5 16v-4h11v4',
  executions: 'M4 6h10M4 12h16M4 18h7M18 4v4M18 6h2',
  approvals: 'M12 3 4 6v6c0 4.5 3.4 7.7 8 9 4.6-1.3 8-4.5 8-9V6zM8.5 12l2.5 2.5 4.5-5',
  schedules: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  control: 'M4 6h10M18 6h2M16 4v4M4 12h2M10 12h10M8 10v4M4 18h8M16 18h4M14 16v4',
  connectors: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4',
  activities: 'M3 12h4l3-8 4 16 3-8h4',
  access: 'M14.5 9.5a4 4 0 1 0-3.8 4l1.3 1.5h2v2h2v2h4v-3.5l-5.7-5.2M9 9.5h.5',
  keep: 'M6 3h12v18l-6-4.5L6 21z',
  retention: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  archives: 'M3 4h18v5H3zM5 9v11h14V9M10 13h4',
  store: 'M4 6c0-4 16-4 16 0s-16 4-16 0M4 6v12c0 4 16 4 16 0V6M4 12c0 4 16 4 16 0',
  cluster: 'M9.5 3h5v5h-5zM3 16h5v5H3zM16 16h5v5h-5zM10.5 8 6.5 16M13.5 8l4 8M8 18.5h8',
  audit: 'M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16.5 16.5 21 21',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  done: 'M4.5 12.5 10 18 20 6.5',
  failed: 'M6 6l12 12M18 6 6 18',
  running: 'M12 3a9 9 0 1 1-8.5 6',
  caught: 'M4 6v5a4 4 0 0 0 4 4h11M15 11l4 4-4 4',
  aborted: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 6l12 12',
  'timed-out': 'M7 3h10M7 21h10M8 3c0 5 8 5 8 9s-8 4-8 9M16 3c0 5-8 5-8 9s8 4 8 9',
  waiting: 'M9 5v14M15 5v14',
  retry: 'M20 11a8 8 0 1 0-2.3 6.3M20 4v7h-7',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  theme: 'M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9z',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4.5 3.6-7 8-7s8 2.5 8 7',
  help: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18v.5',
  download: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  play: 'M7 4.5v15l12-7.5z',
  stop: 'M6 6h12v12H6z',
  back: 'M14 6l-6 6 6 6',
  next: 'M10 6l6 6-6 6',
  down: 'M6 10l6 6 6-6',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1',
  compare: 'M4 5h6v14H4zM14 5h6v14h-6z',
  filter: 'M3 5h18l-7 8v6l-4 2v-8z',
  fork: 'M6 3v18M6 9c0 4 12 2 12 7v5M15 18l3 3 3-3',
  bulk: 'M4 6h2M4 12h2M4 18h2M9 6h11M9 12h11M9 18h11'
};

/** An icon; it says nothing by itself, so that a word or a label has to. */
export function Icon({ name, size = 18 }) {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
    stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
    <path d=${PATHS[name] ?? PATHS.help} /></svg>`;
}
