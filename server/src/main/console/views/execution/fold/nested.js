import { detailsOf, kindOf } from './kinds.js';

const STARTED = /"ExecutionArn"\s*:\s*"(arn:[^"]+:(?:execution|express):[^"]+)"/;
const TOLD = new Set(['taskSubmitted', 'taskSucceeded', 'taskFailed']);

/** The executions that a visit of a task started, one for each attempt that came that far, as their ARNs. */
export function nestedExecutions(events, visit) {
  if (visit.resource?.type !== 'states') return [];
  const found = new Set();
  for (const attempt of visit.attempts) {
    for (const id of [attempt.submitted, attempt.ended]) {
      const arn = id ? startedBy(events[id]) : null;
      if (arn) found.add(arn);
    }
  }
  return [...found];
}

function startedBy(event) {
  if (!TOLD.has(kindOf(event.type).family)) return null;
  const { output, cause } = detailsOf(event);
  return STARTED.exec(output ?? cause ?? '')?.[1] ?? null;
}
