import { diffLines, diffWordsWithSpace } from 'diff';

const AROUND = 3;
const LONG = 400;

/**
 * Two texts line by line: rows {kind, left, right}, where kind is same, changed, added or removed and a side is {n, text} or
 * null.
 */
export function lineDiff(before, after) {
  const rows = [];
  let left = 0;
  let right = 0;
  let gone = [];
  const flush = came => {
    for (let i = 0; i < Math.max(gone.length, came.length); i++) {
      const old = i < gone.length ? { n: ++left, text: gone[i] } : null;
      rows.push(row(old, i < came.length ? { n: ++right, text: came[i] } : null));
    }
    gone = [];
  };
  const found = diffLines(ended(before), ended(after)).filter(piece => piece.value);
  for (const piece of found) {
    const lines = piece.value.replace(/\n$/, '').split('\n');
    if (piece.removed) {
      gone = lines;
    } else if (piece.added) {
      flush(lines);
    } else {
      flush([]);
      lines.forEach(text => rows.push({ kind: 'same', left: { n: ++left, text }, right: { n: ++right, text } }));
    }
  }
  flush([]);
  return rows;
}

function ended(text) {
  return text.endsWith('\n') || text === '' ? text : text + '\n';
}

function row(left, right) {
  if (!left) return { kind: 'added', left, right };
  return right ? { kind: 'changed', left, right } : { kind: 'removed', left, right };
}

/** The rows with long runs of same lines folded: {kind: 'folded', from, rows} stands for them. */
export function fold(rows, opened) {
  const out = [];
  let at = 0;
  while (at < rows.length) {
    let end = at;
    while (end < rows.length && rows[end].kind === 'same') end++;
    if (end === at) {
      out.push(rows[at++]);
      continue;
    }
    const from = at === 0 ? 0 : at + AROUND;
    const to = end === rows.length ? end : end - AROUND;
    if (to - from < 2 || opened.has(from)) out.push(...rows.slice(at, end));
    else out.push(...rows.slice(at, from), { kind: 'folded', from, rows: rows.slice(from, to) }, ...rows.slice(to, end));
    at = end;
  }
  return out;
}

/** How many lines came and went. */
export function lineCounts(rows) {
  return {
    added: rows.filter(row => row.kind === 'added' || row.kind === 'changed').length,
    removed: rows.filter(row => row.kind === 'removed' || row.kind === 'changed').length
  };
}

/** The pieces of a changed line on one side: [text, whether it is only there]. */
export function pieces({ left, right }, side) {
  const mine = (side === 'left' ? left : right).text;
  if (mine.length > LONG) return [[mine, false]];
  return diffWordsWithSpace(left.text, right.text)
    .filter(piece => side === 'left' ? !piece.added : !piece.removed)
    .map(piece => [piece.value, Boolean(piece.added || piece.removed)]);
}
