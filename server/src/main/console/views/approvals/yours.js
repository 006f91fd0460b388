import { may } from '../../lib/access.js';

/** A request as it is to whoever looks: those who may decide nothing there are offered nothing, though they be asked. */
export function yours(approval) {
  if (may('APPROVE', approval.execution)) return approval;
  return { ...approval, you: { ...approval.you, may: [], questions: [] } };
}
