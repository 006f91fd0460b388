/*
 * What something was from which event on, as one flat list: [id, value, id, value, …] with ids that rise. What it was at
 * an event is found by halving.
 */

/** From that event on it is that. Gives what it was before; several marks at one event leave the last. */
export function mark(marks, id, value) {
  const before = marks.length ? marks[marks.length - 1] : null;
  if (before === value) return before;
  if (marks.length && marks[marks.length - 2] === id) marks[marks.length - 1] = value;
  else marks.push(id, value);
  return before;
}

/** What it was once the event of that id had happened; null before its first mark. */
export function valueAt(marks, id) {
  const index = lastUpTo(marks.length / 2, id, at => marks[at * 2]);
  return index < 0 ? null : marks[index * 2 + 1];
}

/** What it is now. */
export function latest(marks) {
  return marks.length ? marks[marks.length - 1] : null;
}

/** The last of so many rising ids that is not above that id; -1 if all are. */
export function lastUpTo(count, id, idAt) {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (idAt(middle) <= id) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
