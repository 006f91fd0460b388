import { html } from '../../lib/html.js';
import { machineArnOf, nameOf, readArn } from '../../lib/arn.js';
import { duration } from '../../lib/time.js';
import { go, path, useAddress, withQuery } from '../../lib/router.js';
import { Icon } from '../../parts/icons.js';
import { PageHead } from '../../parts/page.js';
import { Loading, ProblemBox } from '../../parts/states.js';
import { Status } from '../../parts/status.js';
import { Time } from '../../parts/time.js';
import { Differences } from '../machines/differences.js';
import { Path } from './compare/path.js';
import { Pick } from './compare/pick.js';
import { useWatch } from './watch.js';

/** Two executions of one machine beside each other: path, durations, data. */
export default function Compare({ params: { arn } }) {
  const { query } = useAddress();
  const other = query.get('with');
  const { machine } = readArn(arn);
  return html`<div class="execution">
    <${PageHead} title="Compare executions" crumbs=${[['Executions', '/executions'], [machine, path`/machines/${machineArnOf(arn)}`], [nameOf(arn), path`/executions/${arn}`]]}
      actions=${other && html`<button type="button" onClick=${() => go(path`/executions/${other}/compare` + `?with=${encodeURIComponent(arn)}`)}><${Icon} name="compare" size=${15} />Swap</button>
        <button type="button" onClick=${() => go(withQuery({ with: null, step: null }))}>Choose another</button>`} />
    ${other ? html`<${Both} key=${arn + other} arn=${arn} other=${other} />` : html`<${Pick} arn=${arn} />`}
  </div>`;
}

function Both({ arn, other }) {
  const left = useWatch(arn);
  const right = useWatch(other);
  const problem = left.problem ?? right.problem;
  if (problem) return html`<${ProblemBox} problem=${problem} retry=${() => (left.start(), right.start())} />`;
  if (!ready(left) || !ready(right)) {
    return html`<${Loading} what=${`Loaded ${(left.history.count + right.history.count).toLocaleString()} of ${(left.total + right.total).toLocaleString()} events`} />`;
  }
  const outcome = watch => watch.description.output ?? watch.description.cause ?? '';
  return html`
    <${Summary} left=${left} right=${right} />
    <${Path} left=${left} right=${right} version=${`${left.fold.upTo} ${right.fold.upTo}`} />
    <${Data} title="Input" before=${left.description.input ?? ''} after=${right.description.input ?? ''} />
    <${Data} title="Outcome" before=${outcome(left)} after=${outcome(right)} />`;
}

function ready(watch) {
  return watch.description && watch.connection !== 'loading';
}

function Summary({ left, right }) {
  return html`<div class="scroll"><table class="card compare-summary"><caption class="visually-hidden">Both executions</caption>
    <thead><tr><th scope="col">Execution</th><th scope="col">Status</th><th scope="col">Started</th><th scope="col">Took</th><th scope="col">Events</th><th scope="col">Error</th></tr></thead>
    <tbody>${[['This one', left], ['The other', right]].map(([label, watch]) => html`<${One} key=${label} label=${label} watch=${watch} than=${watch === left ? null : left} />`)}</tbody>
  </table></div>`;
}

function One({ label, watch, than }) {
  const { executionArn, name, status, startDate, error } = watch.description;
  const gap = than && took(watch) - took(than);
  return html`<tr><th scope="row">${label}<br /><a href=${path`/executions/${executionArn}`}>${name}</a></th>
    <td><${Status} status=${status} /></td><td><${Time} at=${startDate} exact /></td>
    <td class="number">${duration(took(watch))}${gap !== null && gap !== 0 && html`<br /><span class="muted small">${gap > 0 ? '+' : '−'}${duration(Math.abs(gap))}</span>`}</td>
    <td class="number">${watch.fold.upTo.toLocaleString()}</td><td>${error && html`<code class="bad">${error}</code>`}</td></tr>`;
}

function took({ fold }) {
  return fold.times[fold.upTo] - fold.times[1];
}

function Data({ title, before, after }) {
  return html`<section class="card" aria-label=${title}><header><h2>${title}</h2></header><div class="body">
    <${Differences} before=${before} after=${after} names=${[`${title.toLowerCase()} of this one`, `${title.toLowerCase()} of the other`]} states=${false} /></div></section>`;
}
