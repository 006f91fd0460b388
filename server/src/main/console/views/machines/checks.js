import { useEffect, useRef, useState } from 'preact/hooks';
import { post } from '../../lib/api.js';

const REST = 250;
const GRAPH_REST = 350;

/** Problems with a text, and advice on it, as it is typed; answers about an older text are dropped. */
export function useValidation(text, type) {
  const [state, set] = useState({ text: null, diagnostics: [], truncated: false, problem: null });
  useRestedCall(text + type, REST, async signal => {
    try {
      const answer = await post('/definitions/validation', { definition: text, type, lint: true }, { signal });
      set({ text, diagnostics: answer.diagnostics, truncated: Boolean(answer.truncated), problem: null });
    } catch (problem) {
      if (problem.name !== 'AbortError') set(before => ({ ...before, problem }));
    }
  });
  return { ...state, current: state.text === text };
}

/** The graph of a text; the last that could be drawn stays until there is a new one. */
export function useGraph(text) {
  const [state, set] = useState({ svg: null, text: null, problem: null });
  useRestedCall(text, GRAPH_REST, async signal => {
    try {
      const svg = await post('/graphs', { definition: text }, { signal, accept: 'image/svg+xml' });
      set({ svg, text, problem: null });
    } catch (problem) {
      if (problem.name !== 'AbortError') set(before => ({ ...before, problem }));
    }
  });
  return { ...state, current: state.text === text };
}

/** Calls at once the first time, and later when the key has rested; a call that has been overtaken is given up. */
function useRestedCall(key, rest, action) {
  const first = useRef(true);
  useEffect(() => {
    const gone = new AbortController();
    const timer = setTimeout(() => action(gone.signal), first.current ? 0 : rest);
    first.current = false;
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [key]);
}
