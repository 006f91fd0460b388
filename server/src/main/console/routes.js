/** Which view draws which addresses: pattern, the place in the navigation, and how the view is loaded. */
export const ROUTES = [
  ['/', 'home', () => import('./views/home/home.js')],
  ['/machines', 'machines', () => import('./views/machines/list.js')],
  ['/machines/new', 'machines', () => import('./views/machines/edit.js')],
  ['/machines/:arn', 'machines', () => import('./views/machines/machine.js')],
  ['/machines/:arn/edit', 'machines', () => import('./views/machines/edit.js')],
  ['/executions', 'executions', () => import('./views/executions/list.js')],
  ['/executions/:arn', 'executions', () => import('./views/execution/execution.js')],
  ['/executions/:arn/compare', 'executions', () => import('./views/execution/compare.js')],
  ['/bulk-actions', 'bulk', () => import('./views/bulk/list.js')],
  ['/bulk-actions/:id', 'bulk', () => import('./views/bulk/action.js')],
  ['/map-runs/:arn', 'executions', () => import('./views/execution/map-run.js')],
  ['/approvals', 'approvals', () => import('./views/approvals/inbox.js')],
  ['/approvals/:id', 'approvals', () => import('./views/approvals/approval.js')],
  ['/schedules', 'schedules', () => import('./views/schedules/list.js')],
  ['/schedules/:name', 'schedules', () => import('./views/schedules/schedule.js')],
  ['/control', 'control', () => import('./views/control/control.js')],
  ['/retention', 'retention', () => import('./views/retention/retention.js')],
  ['/archives', 'archives', () => import('./views/archives/archives.js')],
  ['/store', 'store', () => import('./views/store/store.js')],
  ['/cluster', 'cluster', () => import('./views/cluster/cluster.js')],
  ['/connectors', 'connectors', () => import('./views/connectors/connectors.js')],
  ['/activities', 'activities', () => import('./views/activities/activities.js')],
  ['/access', 'access', () => import('./views/access/access.js')],
  ['/audit', 'audit', () => import('./views/audit/audit.js')]
];

/** The navigation: id, address, text, the key that goes there after g, and what one has to be permitted on everything. */
export const PLACES = [
  ['home', '/', 'Home', 'h'],
  ['machines', '/machines', 'Machines', 'm'],
  ['executions', '/executions', 'Executions', 'e'],
  ['bulk', '/bulk-actions', 'Bulk actions', 'b'],
  ['approvals', '/approvals', 'Approvals', 'a'],
  ['schedules', '/schedules', 'Schedules', 's'],
  ['control', '/control', 'Control', 'l'],
  ['connectors', '/connectors', 'Connectors', 'c'],
  ['activities', '/activities', 'Activities', 't'],
  ['retention', '/retention', 'Retention', 'r', 'VIEW'],
  ['archives', '/archives', 'Archives', 'v'],
  ['store', '/store', 'Store', 'o', 'ADMINISTER'],
  ['cluster', '/cluster', 'Cluster', 'n', 'VIEW'],
  ['access', '/access', 'Access', 'k', 'ADMINISTER'],
  ['audit', '/audit', 'Audit log', 'u', 'ADMINISTER']
];

/** Those places that one may see. */
export function placesFor(may) {
  return PLACES.filter(([, , , , permission]) => permission === undefined || may(permission, '*'));
}

/** Whether one may see what is at a place. */
export function mayVisit(place, may) {
  return placesFor(may).some(([id]) => id === place);
}
