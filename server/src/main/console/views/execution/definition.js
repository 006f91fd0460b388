import { useMemo } from 'preact/hooks';
import { get, url } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';

/**
 * The states of a definition by name: {state, around, branch}, with the name of the Parallel or Map around it and, in a
 * Parallel, which branch it is in. A definition that cannot be read has none.
 */
function readStates(definition) {
  const states = new Map();
  try {
    collect(JSON.parse(definition), null, 0, states);
  } catch {
    return states;
  }
  return states;
}

function collect(flow, around, branch, states) {
  for (const [name, state] of Object.entries(flow?.States ?? {})) {
    states.set(name, { state, around, branch });
    (state.Branches ?? []).forEach((inside, index) => collect(inside, name, index, states));
    collect(state.ItemProcessor ?? state.Iterator, name, 0, states);
  }
}

/** The definition that an execution runs with: {text, states}; null while it is not known. */
export function useDefinition(arn) {
  const load = useLoad(() => get(url`/executions/${arn}/definition`), [arn]);
  return useMemo(() => {
    if (!load.data) return null;
    const { definition, ...more } = load.data;
    return { text: definition, states: readStates(definition), ...more };
  }, [load.data]);
}

/** Whether a state lies inside of another one, at any depth. */
export function isInside(states, name, around) {
  for (let at = states.get(name)?.around; at; at = states.get(at)?.around) if (at === around) return true;
  return false;
}
