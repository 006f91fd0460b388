import { useState } from 'preact/hooks';

/** Does something once: {problem, busy, run}. What it gives is given to `done`. */
export function useWork(done) {
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const run = async work => {
    setBusy(true);
    setProblem(null);
    try {
      const made = await work();
      setBusy(false);
      await done(made);
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  };
  return { problem, busy, run };
}
