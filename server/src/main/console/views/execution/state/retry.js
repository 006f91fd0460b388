const DEFAULTS = { IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2 };
const NEVER_ALL = new Set(['States.DataLimitExceeded', 'States.Runtime']);

/**
 * When a failed attempt is tried again, as far as a definition tells: {seconds, atMost} after the failure, where `atMost` says that
 * chance may make it less. Null if no retrier takes the error, or if its numbers are only known to the server.
 */
export function retryAfter(state, errors) {
  const retrier = state?.Retry?.find(one => takes(one, errors.at(-1)));
  if (!retrier) return null;
  const { IntervalSeconds, MaxAttempts, BackoffRate } = { ...DEFAULTS, ...retrier };
  const before = errors.slice(0, -1).filter(error => state.Retry.find(one => takes(one, error)) === retrier).length;
  if (before >= MaxAttempts) return null;
  const seconds = Math.min(IntervalSeconds * BackoffRate ** before, retrier.MaxDelaySeconds ?? Infinity);
  return Number.isFinite(seconds) ? { seconds, atMost: retrier.JitterStrategy === 'FULL' } : null;
}

function takes(retrier, error) {
  return (retrier.ErrorEquals ?? []).some(name => name === error || (name === 'States.ALL' && !NEVER_ALL.has(error))
    || (name === 'States.TaskFailed' && error !== 'States.Timeout' && !error?.startsWith('States.Runtime')));
}
