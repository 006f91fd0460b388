import { get } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';

/** Spans of time that one can look back: value, name, buckets of a chart. */
export const SPANS = [['PT1H', 'Last hour', 30], ['PT24H', 'Last 24 hours', 24], ['P7D', 'Last 7 days', 28], ['P30D', 'Last 30 days', 30]];

/** What the last executions of each machine came to: a map by ARN, or null where the server keeps no statistics. */
export function useAllStatistics(since, every) {
  const load = useLoad(() => get('/statistics/machines', { query: { since } }), [since], { every });
  if (load.problem && load.data === undefined) return { statistics: null };
  return { statistics: load.data && new Map(load.data.machines.map(one => [one.stateMachineArn, one])) };
}

/** What one count or bucket says: how many ended, how many well, and which share that is. */
export function outcome(counts) {
  const { succeeded = 0, failed = 0, timedOut = 0, aborted = 0, running = 0 } = counts ?? {};
  const ended = succeeded + failed + timedOut + aborted;
  return { succeeded, failed: failed + timedOut, aborted, running, ended, rate: ended ? succeeded / ended : null };
}

/** A share as a text that never rounds a failure away. */
export function percent(share) {
  if (share === null) return '–';
  if (share === 1 || share === 0) return `${share * 100} %`;
  const rounded = share > 0.99 ? Math.floor(share * 1000) / 10 : Math.round(share * 100);
  return `${Math.max(rounded, share > 0 && rounded === 0 ? 1 : 0)} %`;
}

/** All buckets as one count. */
export function sum(buckets) {
  const total = { running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 };
  for (const bucket of buckets) Object.keys(total).forEach(name => total[name] += bucket[name] ?? 0);
  return total;
}
