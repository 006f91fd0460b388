const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Text that is markup already. */
class Markup {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/** Text as it stands in a document, in elements and in quoted attributes. What no document may hold is left out. */
function escape(text) {
  return String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd').replace(/[&<>"']/g, sign => ENTITIES[sign]);
}

/** Markup with values put in: texts are escaped, other markup and lists of it stay, and what is missing is nothing. */
export function markup(strings, ...values) {
  let text = strings[0];
  values.forEach((value, index) => {
    text += put(value) + strings[index + 1];
  });
  return new Markup(text);
}

function put(value) {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  return Array.isArray(value) ? value.map(put).join('') : escape(value);
}

/** Markup that was made elsewhere and is known to be safe. */
export function trusted(text) {
  return new Markup(text);
}
