/*
 * JSON as text: it is laid out anew without being parsed into numbers, so that no digit is lost.
 */

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/g;

/** The pieces of a JSON text; null if it is none. */
export function tokens(text) {
  const found = text.match(TOKEN) ?? [];
  const rest = text.replace(TOKEN, '').trim();
  return rest === '' && found.length ? found : null;
}

/** The text with one member a line; texts that are no JSON come back as they are. */
export function pretty(text, indent = '  ') {
  const pieces = tokens(text);
  if (!pieces) return text;
  let out = '';
  let depth = 0;
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1];
    if (piece === '{' || piece === '[') {
      const empty = next === '}' || next === ']';
      depth += empty ? 0 : 1;
      out += piece + (empty ? '' : '\n' + indent.repeat(depth));
    } else if (piece === '}' || piece === ']') {
      const empty = pieces[index - 1] === '{' || pieces[index - 1] === '[';
      depth -= empty ? 0 : 1;
      out += (empty ? '' : '\n' + indent.repeat(depth)) + piece;
    } else if (piece === ',') {
      out += ',\n' + indent.repeat(depth);
    } else {
      out += piece === ':' ? ': ' : piece;
    }
  }
  return out;
}

/** Why a text is no JSON; an empty text if it is. */
export function jsonProblem(text) {
  try {
    JSON.parse(text);
    return '';
  } catch (failure) {
    return failure.message;
  }
}

/** What kind of token that is, for colours. */
export function kind(piece, next) {
  if (piece.startsWith('"')) return next === ':' ? 'key' : 'string';
  if (/^[-\d]/.test(piece)) return 'number';
  return /^[tfn]/.test(piece) ? 'word' : 'mark';
}
