import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

const UNREACHABLE_AGAIN = 1500;

/**
 * Loads something and loads it again when it was changed: {data, problem, loading, reload}. What was loaded stays while
 * it is loaded anew. With `every`, in milliseconds, it is looked at again and again while the page is visible; what could not
 * be reached is looked at again in any case.
 */
export function useLoad(load, inputs, { every } = {}) {
  const [state, set] = useState({ data: undefined, problem: null, loading: true });
  const round = useRef(0);
  const latest = useRef(load);
  latest.current = load;
  const run = useCallback(async quiet => {
    const mine = ++round.current;
    if (!quiet) set(before => ({ ...before, loading: true }));
    try {
      const data = await latest.current();
      if (mine === round.current) set({ data, problem: null, loading: false });
    } catch (problem) {
      if (mine === round.current && problem.name !== 'AbortError') set(before => ({ ...before, problem, loading: false }));
    }
  }, []);
  useEffect(() => {
    set({ data: undefined, problem: null, loading: true });
    run(false);
    return () => {
      round.current++;
    };
  }, inputs);
  useEvery(state.problem?.unreachable ? UNREACHABLE_AGAIN : every, () => run(true));
  return { ...state, reload: () => run(false) };
}

/** Calls again and again while the page is visible, and at once when it becomes visible. */
export function useEvery(milliseconds, action) {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    if (!milliseconds) return undefined;
    const visit = () => {
      if (!document.hidden) latest.current();
    };
    const timer = setInterval(visit, milliseconds);
    document.addEventListener('visibilitychange', visit);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', visit);
    };
  }, [milliseconds]);
}

/** A value that follows another once that has rested. */
export function useRested(value, milliseconds) {
  const [rested, set] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => set(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}

/** The page's title; what is shown first is told first. */
export function useTitle(...parts) {
  const title = [...parts.filter(Boolean), 'Pawl'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** Whether a media query fits, now and later. */
export function useMedia(query) {
  const [fits, set] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const look = () => set(list.matches);
    list.addEventListener('change', look);
    look();
    return () => list.removeEventListener('change', look);
  }, [query]);
  return fits;
}

/** The width and height of an element: [ref, {width, height}]. */
export function useSize() {
  const ref = useRef(null);
  const [size, set] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!ref.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      set(before => before.width === width && before.height === height ? before : { width, height });
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref.current]);
  return [ref, size];
}
