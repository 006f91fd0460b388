import { syntaxTree } from '@codemirror/language';
import { hoverTooltip } from '@codemirror/view';
import { keyOf } from './definition.js';
import { kindOf } from './complete.js';
import { fieldsOf } from './fields.js';
import { FIELD_HELP } from './field-help.js';

/** Says what a field is for when one points at its name. */
export const fieldHints = hoverTooltip((view, place) => {
  const node = syntaxTree(view.state).resolveInner(place, 1);
  if (node.name !== 'PropertyName') return null;
  const text = view.state.doc.toString();
  const name = keyOf(node.parent, text);
  const kind = kindOf(node.parent.parent, text);
  const known = [...fieldsOf(kind, 'JSONata'), ...fieldsOf(kind, 'JSONPath')].includes(name);
  return known && FIELD_HELP[name] ? { pos: node.from, end: node.to, above: true, create: () => ({ dom: draw(name) }) } : null;
});

function draw(name) {
  const dom = document.createElement('div');
  dom.className = 'field-hint';
  const title = document.createElement('strong');
  title.textContent = name;
  dom.append(title, ' ' + FIELD_HELP[name]);
  return dom;
}
