/**
 * What {@code arn:pawl:states:::approval:request} may be given. Belongs here: what can be said of arguments
 * without
 * knowing any person; the linter asks it of what a definition says literally, the approvals of what came of
 * it. What
 * a request becomes does not belong here.
 */
@NullMarked
package dev.pawl.asl.approval;

import org.jspecify.annotations.NullMarked;
