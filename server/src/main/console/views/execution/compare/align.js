import { detailsOf } from '../fold/kinds.js';

const LARGEST_TABLE = 4000000;

/**
 * Lays the paths of two executions beside each other: rows {key, depth, name, line?, left, right} of visits, or of lines of
 * control (branches, iterations) that have visits below them. Whatever only one of them has stands alone.
 */
export function align(left, right) {
  const rows = [];
  alignLines(left.root, right.root, 0, '', rows);
  return rows;
}

function alignLines(left, right, depth, key, rows) {
  for (const [one, other] of pairs(left?.visits ?? [], right?.visits ?? [])) {
    const id = `${key}/${one?.entered ?? ''}-${other?.entered ?? ''}`;
    rows.push({ key: id, depth, name: (one ?? other).name, line: null, left: one, right: other });
    alignGroups(one, other, depth + 1, id, rows);
  }
}

/** Branches and iterations belong together by their index; of several attempts the last counts. */
function alignGroups(one, other, depth, key, rows) {
  const lefts = one?.groups.at(-1)?.lines ?? [];
  const rights = other?.groups.at(-1)?.lines ?? [];
  for (let index = 0; index < Math.max(lefts.length, rights.length); index++) {
    const [left, right] = [lefts[index], rights[index]];
    if (!left && !right) continue;
    rows.push({ key: `${key}#${index}`, depth, name: '', line: left ?? right, left, right });
    alignLines(left, right, depth + 1, `${key}#${index}`, rows);
  }
}

/** The visits of two lines in pairs: the longest sequence of names that both have, in its order. */
function pairs(left, right) {
  let begin = 0;
  while (begin < left.length && begin < right.length && left[begin].name === right[begin].name) begin++;
  const common = left.slice(0, begin).map((visit, index) => [visit, right[index]]);
  const [one, other] = [left.slice(begin), right.slice(begin)];
  if (one.length * other.length > LARGEST_TABLE) return [...common, ...one.map(visit => [visit, null]), ...other.map(visit => [null, visit])];
  return [...common, ...longest(one, other)];
}

function longest(left, right) {
  const common = lengths(left, right);
  const found = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (left[i].name === right[j].name) found.push([left[i++], right[j++]]);
    else if (common(i + 1, j) >= common(i, j + 1)) found.push([left[i++], null]);
    else found.push([null, right[j++]]);
  }
  return [...found, ...left.slice(i).map(visit => [visit, null]), ...right.slice(j).map(visit => [null, visit])];
}

/** How long the longest common sequence is of what is left from one place and another. */
function lengths(left, right) {
  const width = right.length + 1;
  const table = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const at = i * width + j;
      table[at] = left[i].name === right[j].name ? table[at + width + 1] + 1 : Math.max(table[at + width], table[at + 1]);
    }
  }
  return (i, j) => table[i * width + j];
}

const NOTABLE = 0.25;
const SMALLEST = 50;

/** In what two visits differ: words of path, status, input, output, attempts and duration. */
export function differences(row, left, right) {
  if (!row.left || !row.right) return ['path'];
  if (row.line) return [];
  const [one, other] = [summary(row.left, left), summary(row.right, right)];
  const found = ['status', 'input', 'output', 'attempts'].filter(what => one[what] !== other[what]);
  const gap = Math.abs(one.took - other.took);
  return gap > SMALLEST && gap > NOTABLE * Math.max(one.took, other.took) ? [...found, 'duration'] : found;
}

/** What is compared of a visit. */
export function summary(visit, history) {
  const { events, fold } = history;
  const over = visit.exited || visit.marks.at(-2);
  return {
    status: visit.marks.at(-1),
    attempts: visit.attempts.length,
    input: detailsOf(events[visit.entered]).input,
    output: visit.exited ? detailsOf(events[visit.exited]).output : undefined,
    took: fold.times[over] - fold.times[visit.entered]
  };
}
