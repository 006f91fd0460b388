import { jsonProblem, tokens } from '../../lib/json.js';

const WIDTH = 100;

/** JSON text laid out for people: short lists, and short objects in lists, stay on one line. Digits stay as they are. */
export function format(text) {
  if (jsonProblem(text)) return text;
  const reader = { pieces: tokens(text), at: 0 };
  return write(reader, 0, false) + '\n';
}

function write(reader, depth, inList) {
  const piece = reader.pieces[reader.at++];
  if (piece !== '{' && piece !== '[') return piece;
  const list = piece === '[';
  return (list || inList ? oneLine(reader, depth) : null) ?? manyLines(reader, depth, list);
}

function manyLines(reader, depth, list) {
  const parts = [];
  while (reader.at < reader.pieces.length && !/^[}\]]$/.test(reader.pieces[reader.at])) {
    const key = list ? '' : `${reader.pieces[reader.at++]}: `;
    if (!list) reader.at++;
    parts.push('  '.repeat(depth + 1) + key + write(reader, depth + 1, list));
    if (reader.pieces[reader.at] === ',') reader.at++;
  }
  reader.at++;
  const [begin, end] = list ? '[]' : '{}';
  return parts.length ? `${begin}\n${parts.join(',\n')}\n${'  '.repeat(depth)}${end}` : begin + end;
}

/** What begins here on one line, if nothing is nested in it and it is short. */
function oneLine(reader, depth) {
  const from = reader.at - 1;
  let line = reader.pieces[from];
  for (let at = reader.at; at < reader.pieces.length; at++) {
    const piece = reader.pieces[at];
    if (piece === '{' || piece === '[' || line.length + depth * 2 > WIDTH) return null;
    line += piece === ',' || piece === ':' ? piece + ' ' : piece;
    if (piece === '}' || piece === ']') {
      reader.at = at + 1;
      return line;
    }
  }
  return null;
}
