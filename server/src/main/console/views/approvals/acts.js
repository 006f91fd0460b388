import { useRef, useState } from 'preact/hooks';
import { post, url } from '../../lib/api.js';
import { announce } from '../../parts/toasts.js';

const FASTER = { ApprovalConflict: 'Somebody was faster', ApprovalIsClosed: 'It is closed already', NotAsked: 'This is not yours to do' };

/**
 * Acts about one request, one at a time: nothing is shown as done before the server says so, and a second press while it
 * is asked does nothing. Gives {busy, notice, dismiss, act(name, body, done)}; act gives what was wrong, null if all went
 * well, and undefined if it did nothing.
 */
export function useActs(id, reload) {
  const [busy, setBusy] = useState(null);
  const [notice, setNotice] = useState(null);
  const running = useRef(false);
  const act = async (name, body, done) => {
    if (running.current) return undefined;
    running.current = true;
    setBusy(name);
    setNotice(null);
    let problem = null;
    try {
      await post(url`/approvals/${id}` + '/' + name, body);
      announce(done);
    } catch (failure) {
      problem = failure;
    }
    await reload();
    running.current = false;
    setBusy(null);
    if (isTold(problem)) setNotice({ title: FASTER[problem.title], detail: problem.detail });
    return problem;
  };
  return { busy, notice, dismiss: () => setNotice(null), act };
}

/** Whether the notice tells a problem already. */
export function isTold(problem) {
  return Boolean(problem && FASTER[problem.title]);
}

/** What a button has that asks for an act. */
export function pressing(acts, name) {
  return { type: 'button', 'aria-disabled': acts.busy ? 'true' : undefined, 'aria-busy': acts.busy === name ? 'true' : undefined };
}
