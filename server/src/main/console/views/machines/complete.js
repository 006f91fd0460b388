import { syntaxTree } from '@codemirror/language';
import { ERRORS, VALUES, fieldsOf, skeleton } from './fields.js';
import { keyOf, member, textOf } from './definition.js';
import { FIELD_HELP } from './field-help.js';

const CONFIGURED = ['ProcessorConfig', 'ItemReader', 'ReaderConfig', 'ItemBatcher', 'ResultWriter', 'WriterConfig', 'Credentials'];
const MEMBERS = { ItemProcessor: 'processor', Iterator: 'processor', Not: 'Choices' };
const LISTED = { Retry: 'Retry', Catch: 'Catch', Choices: 'Choices', And: 'Choices', Or: 'Choices', Branches: 'scope' };

/** Offers fields, names of states, types and resources, as they fit the place. `resources` gives a list. */
export function completions(resources) {
  return context => {
    const text = context.state.doc.toString();
    const node = syntaxTree(context.state).resolveInner(context.pos, -1);
    if (node.name === 'PropertyName') return fields(node.parent.parent, text, node);
    if (node.name === 'String' && node.parent.name === 'Object') return fields(node.parent, text, node);
    if (node.name === 'String') return values(node, text, resources());
    return node.name === 'Object' && context.explicit ? fields(node, text, null, context.pos) : null;
  };
}

/** What kind of object that is; an empty text if anything may stand in it. */
export function kindOf(object, text) {
  const parent = object?.parent;
  if (!parent || parent.name === 'JsonText') return 'machine';
  if (parent.name === 'Array') return LISTED[keyOf(parent.parent, text)] ?? '';
  if (parent.name !== 'Property') return '';
  if (isState(parent, text)) return 'state:' + (textOf(member(object, 'Type', text), text) ?? '');
  const key = keyOf(parent, text);
  return CONFIGURED.includes(key) ? key : MEMBERS[key] ?? '';
}

/** Whether a property is one of the members of States. */
function isState(property, text) {
  const holder = property.parent?.parent;
  return holder?.name === 'Property' && keyOf(holder, text) === 'States';
}

function languageAt(node, text) {
  for (let at = node; at; at = at.parent) {
    const told = textOf(member(at, 'QueryLanguage', text), text);
    if (told !== null) return told === 'JSONPath' ? 'JSONPath' : 'JSONata';
  }
  return 'JSONPath';
}

function fields(object, text, name, place) {
  if (object?.name !== 'Object') return null;
  const there = new Set(object.getChildren('Property').filter(one => !name || one !== name.parent).map(one => keyOf(one, text)));
  const offered = fieldsOf(kindOf(object, text), languageAt(object, text)).filter(field => !there.has(field));
  if (!offered.length) return null;
  const [from, to] = name ? [name.from + 1, Math.max(name.from + 1, endOf(name, text))] : [place, place];
  return {
    from, to, validFor: /^[\w.$]*$/,
    options: offered.map((field, index) => ({ label: field, type: 'property', boost: -index / 10, info: FIELD_HELP[field], apply: putField(field, Boolean(name)) }))
  };
}

function endOf(string, text) {
  return text[string.to - 1] === '"' && string.to - 1 > string.from ? string.to - 1 : string.to;
}

/** Puts a field with the beginning of its value; what stands behind it stays. */
function putField(field, quoted) {
  return (...[view, , from, to]) => {
    const doc = view.state.doc;
    const start = quoted ? from - 1 : from;
    const end = quoted && doc.sliceString(to, to + 1) === '"' ? to + 1 : to;
    const behind = /^\s*(.?)/s.exec(doc.sliceString(end, end + 200))[1];
    const [before, after] = behind === ':' ? ['', ''] : skeleton(field);
    const head = `"${field}"${behind === ':' ? '' : ': '}${before}`;
    const tail = after + (behind === '"' ? ',' : '');
    view.dispatch({ changes: { from: start, to: end, insert: head + tail }, selection: { anchor: start + head.length }, userEvent: 'input.complete' });
  };
}

function values(node, text, resources) {
  const inList = node.parent.name === 'Array';
  const property = inList ? node.parent.parent : node.parent;
  const key = property.name === 'Property' ? keyOf(property, text) : null;
  const offered = valuesOf(key, property, text, { inList, resources });
  if (!offered?.length) return null;
  return {
    from: node.from + 1, to: Math.max(node.from + 1, endOf(node, text)), validFor: /^[^"]*$/,
    options: offered.map(value => ({ label: value, type: key === 'Resource' ? 'function' : 'constant', apply: JSON.stringify(value).slice(1, -1) }))
  };
}

function valuesOf(key, property, text, { inList, resources }) {
  if (inList) return key === 'ErrorEquals' ? ERRORS : null;
  if (key === 'StartAt') return names(member(property.parent, 'States', text), text);
  if (key === 'Next' || key === 'Default') return reachable(property, text);
  if (key === 'Resource') return resources;
  return Object.hasOwn(VALUES, key ?? '') ? VALUES[key] : null;
}

function names(states, text) {
  return states?.name === 'Object' ? states.getChildren('Property').map(one => keyOf(one, text)).filter(Boolean) : [];
}

/** States of the same machine, branch or processor but the one that this stands in. */
function reachable(property, text) {
  for (let at = property; at?.parent; at = at.parent) {
    if (at.name === 'Property' && isState(at, text)) {
      const own = keyOf(at, text);
      return names(at.parent, text).filter(name => name !== own);
    }
  }
  return [];
}
