import { detailsOf, kindOf } from '../fold/kinds.js';

/** Which events are asked for, by the id of the choice: [id, label, fits]. */
export const KINDS = [
  ['all', 'All events', () => true],
  ['failures', 'Failures', event => kindOf(event.type).failure],
  ['states', 'States', event => kindOf(event.type).family.startsWith('state')],
  ['tasks', 'Tasks', event => kindOf(event.type).family.startsWith('task')],
  ['branches', 'Branches and items', event => /^(?:Map|Parallel)/.test(event.type) && !kindOf(event.type).state],
  ['execution', 'The execution', event => event.type.startsWith('Execution')]
];

/** The ids of the events that fit: of that kind, of that visit's state if one is asked for, with that text anywhere. */
export function fitting(history, { kind, name, text }) {
  const { events, fold } = history;
  const fits = (KINDS.find(([id]) => id === kind) ?? KINDS[0])[2];
  const wanted = text.trim().toLowerCase();
  const found = [];
  for (let id = 1; id <= fold.upTo; id++) {
    if (!fits(events[id]) || (name && fold.visitOf[id]?.name !== name)) continue;
    if (!wanted || has(events[id], fold.visitOf[id], wanted)) found.push(id);
  }
  return found;
}

function has(event, visit, wanted) {
  if (event.type.toLowerCase().includes(wanted) || visit?.name.toLowerCase().includes(wanted)) return true;
  return within(detailsOf(event), wanted);
}

function within(value, wanted) {
  if (typeof value === 'string') return value.toLowerCase().includes(wanted);
  if (typeof value === 'number') return String(value) === wanted;
  return value !== null && typeof value === 'object' && Object.values(value).some(one => within(one, wanted));
}

/** What an event tells in a few words beside its type. */
export function brief(event) {
  const { error, cause, resource, index, length, redriveCount, mapRunArn, workerName, output, input, parameters } = detailsOf(event);
  if (error || cause) return [error, cause].filter(Boolean).join(': ');
  if (index !== undefined) return `iteration ${index}`;
  if (length !== undefined) return `${length.toLocaleString()} items`;
  if (redriveCount !== undefined && !mapRunArn) return `redrive ${redriveCount}`;
  return mapRunArn ?? workerName ?? (resource && (parameters ?? input) ? `${resource} ${parameters ?? input}` : output ?? input ?? resource ?? '');
}
