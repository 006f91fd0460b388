import { useEffect, useRef, useState } from 'preact/hooks';

const REST = 300;
const nameOf = key => 'pawl-draft:' + key;

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(key)));
  } catch {
    return null;
  }
}

function keep(key, draft) {
  try {
    if (draft) sessionStorage.setItem(nameOf(key), JSON.stringify(draft));
    else sessionStorage.removeItem(nameOf(key));
  } catch {
    // without storage the warning before leaving is all there is
  }
}

/**
 * What somebody is writing: {draft, change, dirty, restored, begin}. It outlives a reload and a look at another page in this tab.
 * `start` is {text, base, revision, name, type}: dirty is a text other than base.
 */
export function useDraft(key, start) {
  const kept = useRef(undefined);
  if (kept.current === undefined) kept.current = read(key);
  const [draft, set] = useState(kept.current ?? start);
  const [restored, setRestored] = useState(kept.current?.keptAt ?? null);
  const dirty = draft.text !== draft.base || Boolean(draft.named);
  const latest = useRef(null);
  latest.current = dirty ? { ...draft, keptAt: new Date().toISOString() } : null;
  useEffect(() => {
    const timer = setTimeout(() => keep(key, latest.current), REST);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    const save = () => keep(key, latest.current);
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      save();
    };
  }, []);
  useEffect(() => guard(dirty), [dirty]);
  const begin = fresh => {
    latest.current = null;
    keep(key, null);
    setRestored(null);
    set(fresh);
  };
  return { draft, change: changes => set(before => ({ ...before, ...changes })), dirty, restored, begin };
}

function guard(dirty) {
  if (!dirty) return undefined;
  const ask = event => event.preventDefault();
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}
