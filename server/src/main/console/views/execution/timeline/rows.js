const OPEN_LINES = 12;
const OPEN_INSIDE = 4;

/**
 * The rows of the waterfall: visits in the order of their lines, below a Parallel or Map its branches or iterations, and
 * below these their visits. Each is {key, kind, depth, visit?, line?, group?, open?}: `open` is missing where nothing is
 * inside. What is open is decided by how much there is, unless `turned` holds the row's key.
 */
export function rowsOf(fold, turned) {
  const rows = [];
  addLine(fold.root, 0, rows, turned);
  return rows;
}

function addLine(line, depth, rows, turned) {
  for (const visit of line.visits) {
    const key = 'v' + visit.entered;
    if (!visit.groups.length || !visit.groups.some(group => group.lines.length)) {
      rows.push({ key, kind: 'visit', depth, visit });
      continue;
    }
    const open = (visit.groups.at(-1).lines.length <= OPEN_LINES) !== turned.has(key);
    rows.push({ key, kind: 'visit', depth, visit, open });
    if (open) visit.groups.forEach((group, index) => addGroup(visit, group, index, depth + 1, rows, turned));
  }
}

function addGroup(visit, group, index, depth, rows, turned) {
  const several = visit.groups.length > 1;
  if (several) rows.push({ key: 'g' + group.begun, kind: 'group', depth, visit, group, index });
  for (const line of group.lines) {
    if (!line) continue;
    const key = `l${group.begun}.${line.index}`;
    const open = (group.lines.length <= OPEN_INSIDE) !== turned.has(key);
    rows.push({ key, kind: 'line', depth: depth + (several ? 1 : 0), line, open });
    if (open) addLine(line, depth + (several ? 2 : 1), rows, turned);
  }
}

/** What has to be turned so that a visit is in sight. */
export function turnedFor(visit, rows, turned) {
  const seen = new Set(rows.filter(row => row.kind === 'visit').map(row => row.visit));
  const more = new Set(turned);
  for (let line = visit.line; line.parent; line = line.parent.line) {
    const around = line.parent;
    open(more, 'v' + around.entered, around.groups.at(-1).lines.length <= OPEN_LINES);
    open(more, `l${line.group.begun}.${line.index}`, line.group.lines.length <= OPEN_INSIDE);
  }
  return seen.has(visit) ? turned : more;
}

function open(turned, key, byItself) {
  if (byItself) turned.delete(key);
  else turned.add(key);
}
