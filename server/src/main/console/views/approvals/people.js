/** What somebody is called; names are shown as they are where nothing else is known. */
export function called(people, name) {
  return people?.[name] ?? name;
}

/** How an act came, as the server saw it. */
export const WAYS = { REST: 'REST', CLI: 'command line', LINK: 'signed link', CONSOLE: 'console', ENGINE: 'engine' };

/** "alice", "alice and bob", "alice, bob and carol". */
export function listed(names) {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Approvers as they are stored: users by name, groups as group:NAME. */
export function audience(names, people) {
  return listed(names.map(name => name.startsWith('group:') ? `everybody in ${name.slice(6)}` : called(people, name)));
}

/** "1 thing", "2 things". */
export function count(number, one, many = one + 's') {
  return `${number} ${number === 1 ? one : many}`;
}
