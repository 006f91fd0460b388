import { h } from 'preact';

/*
 * Templates: html`<p class="x" onClick=${f} ...${more}>Text ${value}<${Part} a=${1} /></p>` becomes calls of h().
 * Each template is read once; after that only its values are put in.
 */

const VALUE = '\u0001';
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'wbr']);
const known = new WeakMap();

export function html(strings, ...values) {
  let nodes = known.get(strings);
  if (!nodes) {
    nodes = new Reader(strings).read();
    known.set(strings, nodes);
  }
  const built = nodes.map(node => build(node, values));
  return built.length === 1 ? built[0] : built;
}

function build(node, values) {
  if (typeof node === 'string') return node;
  if (typeof node === 'number') return values[node];
  const props = {};
  for (const [name, parts] of node.attributes) {
    if (name === null) Object.assign(props, values[parts[0]]);
    else props[name] = attribute(parts, values);
  }
  const tag = typeof node.tag === 'number' ? values[node.tag] : node.tag;
  return h(tag, props, ...node.children.map(child => build(child, values)));
}

function attribute(parts, values) {
  if (parts.length === 0) return true;
  const all = parts.map(part => typeof part === 'number' ? values[part] : part);
  return all.length === 1 ? all[0] : all.map(one => one === false || one == null ? '' : one).join('');
}

/** Reads the markup of one template into nodes; a number stands for the value of that place. */
class Reader {
  constructor(strings) {
    this.text = strings.join(VALUE);
    this.at = 0;
    this.values = 0;
  }

  read() {
    const root = { children: [] };
    const open = [root];
    while (this.at < this.text.length) {
      const inside = open[open.length - 1].children;
      if (this.text.startsWith('<!--', this.at)) this.comment();
      else if (this.text[this.at] === '<') this.tag(open);
      else this.content(inside);
    }
    if (open.length > 1) throw new Error(`Expected an end of <${String(open[open.length - 1].tag)}> in a template`);
    return root.children;
  }

  comment() {
    const end = this.text.indexOf('-->', this.at);
    this.values += this.text.slice(this.at, end).split(VALUE).length - 1;
    this.at = end + 3;
  }

  content(inside) {
    const end = this.until('<');
    for (const [index, piece] of this.text.slice(this.at, end).split(VALUE).entries()) {
      if (index > 0) inside.push(this.values++);
      const text = tidy(piece);
      if (text) inside.push(text);
    }
    this.at = end;
  }

  tag(open) {
    this.at++;
    if (this.text[this.at] === '/') {
      const end = this.until('>');
      this.values += this.text.slice(this.at, end).split(VALUE).length - 1;
      this.at = end + 1;
      if (open.length === 1) throw new Error('Expected no end tag here in a template');
      open.pop();
      return;
    }
    const node = { tag: this.word(), attributes: [], children: [] };
    open[open.length - 1].children.push(node);
    const closed = this.attributes(node);
    if (!closed && !VOID.has(node.tag)) open.push(node);
  }

  attributes(node) {
    for (;;) {
      this.blanks();
      if (this.text.startsWith('/>', this.at)) {
        this.at += 2;
        return true;
      }
      if (this.text[this.at] === '>') {
        this.at++;
        return false;
      }
      if (this.at >= this.text.length) throw new Error('Expected the end of a tag in a template');
      this.attribute(node);
    }
  }

  attribute(node) {
    if (this.text.startsWith('...' + VALUE, this.at)) {
      this.at += 4;
      node.attributes.push([null, [this.values++]]);
      return;
    }
    const name = this.word();
    if (this.text[this.at] !== '=') {
      node.attributes.push([name, []]);
      return;
    }
    this.at++;
    node.attributes.push([name, this.value()]);
  }

  value() {
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== '\'') return [this.word()];
    const end = this.text.indexOf(quote, this.at + 1);
    const pieces = this.text.slice(this.at + 1, end).split(VALUE);
    this.at = end + 1;
    const parts = pieces.flatMap((piece, index) => index > 0 ? [this.values++, piece] : [piece]);
    const told = parts.filter(part => part !== '');
    return told.length ? told : [''];
  }

  /** A name, or the value that stands in its place. */
  word() {
    if (this.text[this.at] === VALUE) {
      this.at++;
      return this.values++;
    }
    const from = this.at;
    while (this.at < this.text.length && !/[\s=>\u0001]/.test(this.text[this.at])
      && !this.text.startsWith('/>', this.at)) this.at++;
    if (from === this.at) throw new Error(`Expected a name in a template at ${this.text.slice(from, from + 20)}`);
    return this.text.slice(from, this.at);
  }

  blanks() {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }

  until(mark) {
    const end = this.text.indexOf(mark, this.at);
    return end < 0 ? this.text.length : end;
  }
}

/** White space with line breaks between tags is for the reader of the source alone. */
function tidy(piece) {
  return piece.replace(/^\s*\n\s*/, '').replace(/\s*\n\s*$/, '').replace(/\s*\n\s*/g, ' ');
}
