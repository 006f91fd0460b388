import { get, url } from '../../lib/api.js';

const FAR = 1000;

/** What a state was given in the latest execution of a machine that came to it early enough; null if there is none. */
export async function latestInput(arn, name) {
  const { executions } = await get('/executions', { query: { machine: arn, limit: 1 } });
  if (!executions.length) return null;
  const { events } = await get(url`/executions/${executions[0].executionArn}/history`, { query: { limit: FAR } });
  return events.findLast(event => event.stateEnteredEventDetails?.name === name)?.stateEnteredEventDetails.input ?? null;
}
