/**
 * The variables that a state could see once an event had happened: its own line's and those of the lines around it, the
 * inner ones before the outer. Each as {name, value, id, from}, with the event and the visit that assigned it.
 */
export function variablesIn(visit, id) {
  const found = new Map();
  for (let line = visit.line; line; line = line.parent?.line) {
    for (const { name, value, id: event, from } of assignedIn(line, id)) {
      if (!found.has(name)) found.set(name, { name, value, id: event, from });
    }
  }
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** The newest value of each variable of one line. */
function assignedIn(line, id) {
  const newest = new Map();
  for (const { id: event, visit, variables } of line.assigned) {
    if (event > id) break;
    for (const [name, value] of Object.entries(variables)) newest.set(name, { name, value, id: event, from: visit });
  }
  return newest.values();
}
