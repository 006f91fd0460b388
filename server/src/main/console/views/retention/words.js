import { period } from '../../lib/amounts.js';

/** The scope of the policy from which follows what the others leave out. */
export const ALL = '*';

/** Ways to end that a policy tells apart: member, word. */
export const ENDS = [['succeeded', 'succeeded'], ['failed', 'failed'], ['timedOut', 'timed out'], ['aborted', 'aborted']];

/** How long one is kept, in words. */
function kept(howLong) {
  return howLong === 'forever' ? 'forever' : period(howLong);
}

/** How long executions are kept, as lines of words: the same for several ends stands once. */
export function lines({ maxAge, keep = {} }) {
  const byTime = new Map();
  for (const [member, word] of ENDS) {
    if (keep[member]) byTime.set(keep[member], [...(byTime.get(keep[member]) ?? []), word]);
  }
  const told = [...byTime].map(([howLong, words]) => `${words.join(', ')}: ${kept(howLong)}`);
  if (maxAge) told.push(told.length ? `all others: ${kept(maxAge)}` : kept(maxAge));
  return told;
}

/** Whether executions are archived before they are removed, and who says so. */
export function archived(scope, policy, all) {
  const yes = policy.archive ?? all?.archive ?? false;
  return (yes ? 'yes' : 'no') + (policy.archive === undefined && scope !== ALL ? ' (as all)' : '');
}
