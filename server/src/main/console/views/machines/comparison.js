import { html } from '../../lib/html.js';
import { get, url } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { useQuery } from '../../lib/router.js';
import { loaded } from '../../parts/states.js';
import { Differences } from './differences.js';

const NOW = 'now';

/** Any two of a machine's versions and what it is now, side by side. Which two stands in the address. */
export function Comparison({ machine, arn, versions }) {
  const numbers = versions.map(version => String(version.version));
  const [from, setFrom] = useQuery('from', numbers[0] ?? '');
  const [to, setTo] = useQuery('to', NOW);
  if (!numbers.length) return null;
  return html`<section class="card" aria-label="Compare"><header><h2>Compare</h2>
      <span class="row"><${Choice} label="Before" numbers=${numbers} value=${from} onChange=${setFrom} /><span class="muted">with</span>
        <${Choice} label="After" numbers=${numbers} value=${to} onChange=${setTo} />
        <button type="button" onClick=${() => (setFrom(to), setTo(from))}>Swap</button></span></header>
    <div class="body"><${Compared} key=${`${from} ${to}`} machine=${machine} arn=${arn} from=${from} to=${to} /></div></section>`;
}

function Choice({ label, numbers, value, onChange }) {
  return html`<label><span class="visually-hidden">${label}</span><select value=${value} onChange=${event => onChange(event.currentTarget.value)}>
    <option value=${NOW} selected=${value === NOW}>As it is now</option>
    ${numbers.map(number => html`<option key=${number} value=${number} selected=${value === number}>Version ${number}</option>`)}</select></label>`;
}

function Compared({ machine, arn, from, to }) {
  const load = useLoad(() => Promise.all([from, to].map(one => one === NOW ? machine.definition
    : get(url`/machines/${arn}/versions/${one}`).then(version => version.definition))), [arn, from, to]);
  const name = one => one === NOW ? `${nameOf(arn)} as it is now` : `Version ${one}`;
  return loaded(load, ([before, after]) => html`<${Differences} before=${before} after=${after} names=${[name(from), name(to)]} />`, { what: 'Loading both definitions' });
}
