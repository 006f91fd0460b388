import { get } from '../../lib/api.js';

const MANY = 200;
const KNOWN = [
  'arn:aws:states:::lambda:invoke', 'arn:aws:states:::http:invoke', 'arn:pawl:states:::approval:request',
  'arn:aws:states:::states:startExecution.sync:2', 'arn:aws:states:::states:startExecution'
];

/** What tasks can do on this server, for completion; loaded once, and what every server has until then. */
export function loadResources() {
  let found = KNOWN;
  const add = more => {
    found = [...new Set([...found, ...more])];
  };
  get('/connectors').then(({ connectors }) => add(connectors.flatMap(one => one.resources ?? []).filter(resource => !resource.includes('*')))).catch(() => {});
  get('/activities', { query: { limit: MANY } }).then(({ activities }) => add(activities.map(activity => activity.activityArn))).catch(() => {});
  return () => found;
}
