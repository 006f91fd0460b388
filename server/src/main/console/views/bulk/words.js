/** What can be done to many executions, in words. */
export const ACTIONS = {
  stop: { verb: 'Stop', what: 'Those that run are given up. What has ended stays as it is.' },
  redrive: { verb: 'Redrive', what: 'What did not succeed runs again, in the same executions.' },
  fork: { verb: 'Fork', what: 'New executions begin as these stood when they entered a state.' },
  migrate: { verb: 'Migrate', what: 'Those that run go on by another version of their machine; those that cannot stay as they are.' },
  pause: { verb: 'Pause', what: 'Those that run enter no state until they are resumed.' },
  resume: { verb: 'Resume', what: 'Those that are paused by themselves go on.' }
};

/** How a bulk action stands, as executions are shown. */
export const LOOKS = { SELECTING: 'RUNNING', RUNNING: 'RUNNING', COMPLETED: 'SUCCEEDED', CANCELLED: 'ABORTED', FAILED: 'FAILED' };

export const WORDS = { SELECTING: 'Looking for executions', RUNNING: 'Under way', COMPLETED: 'Completed', CANCELLED: 'Cancelled', FAILED: 'Failed' };

export function dealtWith({ done, skipped, failed }) {
  return done + skipped + failed;
}
