import { tagsOf } from '../../parts/tag-rows.js';

/** What a limit can be of: executions when they start, or tasks when they are called. */
export const EXECUTIONS = 'executions';
export const TASKS = 'tasks';

const SAYING_SOMETHING_OF = {
  [EXECUTIONS]: ['machines', 'tags', 'key', 'concurrency', 'rate', 'whenFull', 'maxWaiting', 'priority'],
  [TASKS]: ['resources', 'concurrency', 'rate']
};

/** What the dialog begins with: the members of a limit's definition as texts. */
export function draftOf(definition) {
  const { machines, tags, resources, rate, whenFull } = definition;
  const text = (of, name) => String(of?.[name] ?? '');
  return {
    of: resources?.length ? TASKS : EXECUTIONS, machines: (machines ?? []).join('\n'), tags: Object.entries(tags ?? {}), resources: (resources ?? []).join('\n'),
    ...Object.fromEntries(['key', 'concurrency', 'maxWaiting', 'priority'].map(name => [name, text(definition, name)])),
    ...Object.fromEntries(['count', 'per', 'burst'].map(name => [name, text(rate, name)])), whenFull: whenFull ?? 'queue'
  };
}

/** What is sent. A member that was left alone is the one that was there, or is left out as it was. */
export function definitionOf(draft, before) {
  const untouched = draftOf(before);
  const members = written(draft);
  const were = written(untouched);
  const value = {};
  for (const member of Object.keys(members)) {
    const shown = SAYING_SOMETHING_OF[draft.of].includes(member);
    const same = shown ? JSON.stringify(members[member]) === JSON.stringify(were[member]) : draft.of === untouched.of;
    if (same) value[member] = before[member];
    else if (shown) value[member] = members[member];
  }
  return value;
}

function written({ machines, tags, resources, key, concurrency, count, per, burst, whenFull, maxWaiting, priority }) {
  return {
    machines: some(lines(machines)), tags: some(tagsOf(tags)), resources: some(lines(resources)), key: key.trim() || undefined, concurrency: number(concurrency),
    rate: some({ count: number(count), per: number(per), burst: number(burst) }), whenFull, maxWaiting: number(maxWaiting), priority: priority.trim() || undefined
  };
}

function lines(text) {
  return text.split('\n').map(line => line.trim()).filter(Boolean);
}

/** A list or an object, unless there is nothing in it. */
function some(all) {
  return Object.values(all).some(one => one !== undefined) ? all : undefined;
}

/** A number; a text that is none, as a duration, stays what it is. */
function number(text) {
  const tidy = text.trim();
  return /^\d+(\.\d+)?$/.test(tidy) ? Number(tidy) : tidy || undefined;
}
