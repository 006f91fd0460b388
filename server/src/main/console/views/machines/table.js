import { html } from '../../lib/html.js';
import { path, useQuery } from '../../lib/router.js';
import { duration } from '../../lib/time.js';
import { Icon } from '../../parts/icons.js';
import { Status } from '../../parts/status.js';
import { Time } from '../../parts/time.js';
import { RateBar } from './charts.js';
import { outcome } from './statistics.js';

/** Columns: id, title, whether it needs statistics, the value to sort by, whether the highest comes first. */
const COLUMNS = [
  ['name', 'Name', false, ({ machine }) => machine.name.toLowerCase(), false],
  ['type', 'Type', false, ({ machine }) => machine.type, false],
  ['running', 'Running', true, ({ counts }) => counts?.running ?? 0, true],
  ['rate', 'Succeeded', true, ({ counts }) => outcome(counts).rate ?? 2, false],
  ['p50', 'Median', true, ({ counts }) => counts?.p50Millis ?? -1, true],
  ['p95', '95 % within', true, ({ counts }) => counts?.p95Millis ?? -1, true],
  ['updated', 'Updated', false, ({ machine }) => machine.updateDate ?? machine.creationDate, true]
];

/** The table of machines; the order stands in the address. */
export function MachineTable({ machines, statistics }) {
  const [sort, setSort] = useQuery('sort', 'name');
  const columns = COLUMNS.filter(([, , needs]) => !needs || statistics);
  const rows = sorted(machines, statistics, sort);
  return html`<div class="card scroll"><table class="cards-when-narrow machines">
    <caption class="visually-hidden">${machines.length} state machines</caption>
    <thead><tr>${columns.map(column => html`<${Head} key=${column[0]} column=${column} sort=${sort} onSort=${setSort} />`)}</tr></thead>
    <tbody>${rows.map(machine => html`<${Row} key=${machine.stateMachineArn} machine=${machine} counts=${statistics?.get(machine.stateMachineArn)}
      figures=${Boolean(statistics)} />`)}</tbody>
  </table></div>`;
}

function sorted(machines, statistics, sort) {
  const [wanted, backwards] = sort.startsWith('-') ? [sort.slice(1), true] : [sort, false];
  const [, , , value, highFirst] = COLUMNS.find(([id]) => id === wanted) ?? COLUMNS[0];
  const way = highFirst === backwards ? 1 : -1;
  const keyed = machines.map(machine => [value({ machine, counts: statistics?.get(machine.stateMachineArn) }), machine]);
  return keyed.sort(([a, one], [b, other]) => (a < b ? -way : a > b ? way : one.name < other.name ? -1 : 1)).map(([, machine]) => machine);
}

function Head({ column: [id, title, , , highFirst], sort, onSort }) {
  const by = sort.replace('-', '') === id;
  const descending = by && sort.startsWith('-') !== highFirst;
  return html`<th scope="col" aria-sort=${by ? (descending ? 'descending' : 'ascending') : undefined}>
    <button type="button" class="plain sort" onClick=${() => onSort(by && !sort.startsWith('-') ? '-' + id : id)}>${title}
      ${by && html`<span class=${descending ? 'order' : 'order up'}><${Icon} name="down" size=${13} /></span>`}</button></th>`;
}

function Row({ machine, counts, figures }) {
  const running = counts?.running ?? 0;
  const address = path`/executions?machine=${machine.stateMachineArn}&status=RUNNING`;
  return html`<tr>
    <td class="name"><a href=${path`/machines/${machine.stateMachineArn}`}>${machine.name}</a>
      ${machine.status === 'DELETING' && html` <${Status} status="DELETING" />`}</td>
    <td data-label="Type">${machine.type === 'EXPRESS' ? 'Express' : 'Standard'}</td>
    ${figures && html`
      <td data-label="Running" class="number">${running ? html`<a href=${address}>${running.toLocaleString()}</a>` : html`<span class="muted">0</span>`}</td>
      <td data-label="Succeeded"><${RateBar} counts=${counts} /></td>
      <td data-label="Median" class="number">${duration(counts?.p50Millis)}</td>
      <td data-label="95 % within" class="number">${duration(counts?.p95Millis)}</td>`}
    <td data-label="Updated"><${Time} at=${machine.updateDate ?? machine.creationDate} /></td>
  </tr>`;
}
