import { html } from '../../lib/html.js';
import { get, url } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { useQuery } from '../../lib/router.js';
import { duration } from '../../lib/time.js';
import { ActivityChart, ActivityTable, Sparkline } from './charts.js';
import { SPANS, outcome, percent, sum } from './statistics.js';

const LOOK_AGAIN = 15000;

/** What executions of a machine came to over time. Where the server keeps no statistics nothing is shown. */
export function Activity({ arn }) {
  const [since, setSince] = useQuery('since', 'PT24H');
  const [, name, buckets] = SPANS.find(([value]) => value === since) ?? SPANS[1];
  const load = useLoad(() => get(url`/machines/${arn}/statistics`, { query: { since, buckets } }), [arn, since], { every: LOOK_AGAIN });
  if (load.problem && load.data === undefined) return null;
  return html`<section class="card"><header><h2>Activity</h2>
      <label><span class="visually-hidden">Time</span><select value=${since} onChange=${event => setSince(event.currentTarget.value)}>
        ${SPANS.map(([value, text]) => html`<option key=${value} value=${value} selected=${value === since}>${text}</option>`)}</select></label></header>
    <div class="body stack">${load.data && html`<${Shown} buckets=${load.data.buckets} span=${name.toLowerCase()} />`}</div></section>`;
}

function Shown({ buckets, span }) {
  const total = outcome(sum(buckets));
  const label = `Executions in the ${span}: ${total.succeeded} succeeded, ${total.failed} failed or timed out, ${total.aborted} aborted, ${total.running} run`;
  const p95 = buckets.map(bucket => bucket.p95Millis ?? null);
  const slowest = Math.max(...p95.filter(value => value !== null), -1);
  return html`
    <dl class="figures">
      <div><dt>Succeeded</dt><dd>${percent(total.rate)}</dd></div>
      <div><dt>Ended</dt><dd>${total.ended.toLocaleString()}</dd></div>
      <div><dt>Failed</dt><dd>${total.failed.toLocaleString()}</dd></div>
      ${slowest >= 0 && html`<div><dt>95 % took at most</dt><dd>${duration(slowest)}</dd>
        <${Sparkline} values=${p95} label="Time within which 95 % ended" text=${duration} /></div>`}
    </dl>
    <${ActivityChart} buckets=${buckets} label=${label} />
    <${ActivityTable} buckets=${buckets} />`;
}
