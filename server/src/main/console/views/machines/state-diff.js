import { readDefinition } from './definition.js';

const NESTED = ['ItemProcessor', 'Iterator', 'Branches'];

/**
 * How two definitions differ by their states: {name, change, type, fields}. Change is added, removed or changed; a state
 * around others has changed only if something of its own has.
 */
export function stateDiff(before, after) {
  const old = statesOf(before);
  const now = statesOf(after);
  const all = new Map([...now, ...old]);
  const found = [];
  for (const [name] of all) {
    const change = difference(old.get(name), now.get(name));
    if (change) found.push({ name, type: (now.get(name) ?? old.get(name)).type, ...change });
  }
  return found;
}

function statesOf(text) {
  return new Map(readDefinition(text).map(state => [state.name, { type: state.type, fields: fieldsOf(text.slice(state.node.from, state.node.to)) }]));
}

function fieldsOf(text) {
  try {
    const fields = JSON.parse(text);
    return new Map(Object.entries(fields).filter(([name]) => !NESTED.includes(name)).map(([name, value]) => [name, sorted(value)]));
  } catch {
    return new Map([['text', text]]);
  }
}

function difference(old, now) {
  if (!old) return { change: 'added', fields: [] };
  if (!now) return { change: 'removed', fields: [] };
  const names = new Set([...old.fields.keys(), ...now.fields.keys()]);
  const fields = [...names].filter(name => old.fields.get(name) !== now.fields.get(name));
  return fields.length ? { change: 'changed', fields } : null;
}

/** The same text for values that differ in the order of their members alone. */
function sorted(value) {
  return JSON.stringify(value, (...[, inner]) => inner && typeof inner === 'object' && !Array.isArray(inner)
    ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1))
    : inner);
}
