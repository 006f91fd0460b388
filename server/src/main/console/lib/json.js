/*
 * JSON as text: it is laid out anew without being parsed into numbers, so that no digit is lost.
 */

const OPENING = new Set(['{', '[']);
const CLOSING = new Set(['}', ']']);
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
  let depth = 0;
  let before = '';
  const out = pieces.map(piece => {
    const closes = CLOSING.has(piece);
    if (closes) depth--;
    const line = closes !== OPENING.has(before) || before === ',' ? '\n' + indent.repeat(depth) : '';
    if (OPENING.has(piece)) depth++;
    before = piece;
    return line + (piece === ':' ? ': ' : piece);
  });
  return out.join('');
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
