import { html } from '../../lib/html.js';

const MOST = 100;
const DEEPEST = 4;

/** JSON as names and values that can be read without knowing what JSON is. */
export function Details({ value, level = 0 }) {
  if (value === null || typeof value !== 'object') return html`<span>${plain(value)}</span>`;
  if (level >= DEEPEST) return html`<code>${JSON.stringify(value)}</code>`;
  if (Array.isArray(value)) return html`<${List} values=${value} level=${level} />`;
  const members = Object.entries(value);
  if (!members.length) return html`<span class="muted">empty</span>`;
  return html`<dl class="pairs">${members.slice(0, MOST).map(([name, one]) => html`<div key=${name}><dt>${spaced(name)}</dt><dd><${Details} value=${one} level=${level + 1} /></dd></div>`)}
    ${members.length > MOST && html`<div><dt>…</dt><dd class="muted">${members.length - MOST} more, see the JSON</dd></div>`}</dl>`;
}

function List({ values, level }) {
  if (!values.length) return html`<span class="muted">none</span>`;
  if (values.every(one => one === null || typeof one !== 'object')) return html`<span>${values.slice(0, MOST).map(plain).join(', ')}</span>`;
  return html`<ol class="pairs-list">${values.slice(0, MOST).map((one, index) => html`<li key=${index}><${Details} value=${one} level=${level + 1} /></li>`)}</ol>`;
}

function plain(value) {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (value === null || value === '') return '–';
  return String(value);
}

/** costCentre reads as cost centre. */
function spaced(name) {
  return name.replace(/([a-z\d])([A-Z])/g, (all, before, after) => `${before} ${after.toLowerCase()}`).replaceAll('_', ' ');
}
