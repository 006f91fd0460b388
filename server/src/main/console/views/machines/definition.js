import { parser } from '@lezer/json';

/*
 * A definition as a text with places: its states are found while it is written, also while it is not yet JSON.
 */

const SCOPES = ['ItemProcessor', 'Iterator'];

/** The value of an object's member; null if it has none of that name. */
export function member(object, name, text) {
  if (object?.name !== 'Object') return null;
  for (const property of object.getChildren('Property')) {
    if (keyOf(property, text) === name) return valueOf(property);
  }
  return null;
}

/** The name of a property. */
export function keyOf(property, text) {
  const name = property.getChild('PropertyName');
  return name ? unquote(text.slice(name.from, name.to)) : null;
}

/** The value of a property, if it has one yet. */
function valueOf(property) {
  const last = property.lastChild;
  return last && last.name !== 'PropertyName' && !last.type.isError ? last : null;
}

/** The text of a String node. */
export function textOf(node, text) {
  return node?.name === 'String' ? unquote(text.slice(node.from, node.to)) : null;
}

function unquote(quoted) {
  try {
    return JSON.parse(quoted);
  } catch {
    return quoted.replace(/^"|"$/g, '');
  }
}

/**
 * The states of a definition in the order of the text, each with the machine, branch or processor that it is in:
 * {name, type, language, resource, from, to, keyFrom, keyTo, scope, node}, and a scope is {from, to, states}.
 */
export function readDefinition(text, tree = parser.parse(text)) {
  const states = [];
  const root = tree.topNode.firstChild;
  visitScope(root, 'JSONPath', { text, states });
  return states;
}

function visitScope(node, outer, found) {
  const { text, states } = found;
  const language = languageOf(node, outer, text);
  const list = member(node, 'States', text);
  if (list?.name !== 'Object') return;
  const scope = { from: node.from, to: node.to, states: [] };
  for (const property of list.getChildren('Property')) {
    const name = keyOf(property, text);
    const value = valueOf(property);
    if (name === null || value?.name !== 'Object') continue;
    const key = property.getChild('PropertyName');
    scope.states.push(name);
    states.push({
      name, scope, node: value, language: languageOf(value, language, text),
      type: textOf(member(value, 'Type', text), text) ?? '', resource: textOf(member(value, 'Resource', text), text),
      from: property.from, to: property.to, keyFrom: key.from, keyTo: key.to
    });
    visitInside(value, language, found);
  }
}

function visitInside(state, language, found) {
  const scopes = SCOPES.map(name => member(state, name, found.text));
  const branches = member(state, 'Branches', found.text);
  if (branches?.name === 'Array') scopes.push(...branches.getChildren('Object'));
  scopes.filter(Boolean).forEach(scope => visitScope(scope, language, found));
}

function languageOf(node, outer, text) {
  const told = textOf(member(node, 'QueryLanguage', text), text);
  return told === null ? outer : told === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

/** The innermost state around a place. */
export function stateAt(states, place) {
  let found = null;
  for (const state of states) {
    if (state.from <= place && place <= state.to) found = state;
  }
  return found;
}
