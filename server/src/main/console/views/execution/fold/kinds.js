/*
 * AWS has a type of event for each kind of state and task. Here they are put into the families that are folded alike.
 */

const TASK = /^(?:Task|LambdaFunction|Activity)(Scheduled|Started|Submitted|Succeeded|TimedOut|(?:Schedule|Start|Submit)?Failed)$/;
const STATE = /^(Pass|Task|Choice|Wait|Succeed|Fail|Parallel|Map)State(Entered|Exited|Aborted)$/;
const known = new Map();

/** The family of a type: {family, state?, failure}, with `state` the kind of state that it is about. */
export function kindOf(type) {
  let kind = known.get(type);
  if (!kind) {
    kind = { ...read(type), failure: /(?:Failed|TimedOut|Aborted)$/.test(type) };
    known.set(type, kind);
  }
  return kind;
}

function read(type) {
  const state = STATE.exec(type);
  if (state) return { family: 'state' + state[2], state: state[1] };
  const task = TASK.exec(type);
  if (!task) return { family: type };
  return { family: task[1].endsWith('Failed') ? 'taskFailed' : 'task' + task[1] };
}

/** What the event tells: the member that AWS names after its type; an empty object if there is none. */
export function detailsOf(event) {
  for (const name in event) {
    if (name.endsWith('EventDetails')) return event[name];
  }
  return {};
}
