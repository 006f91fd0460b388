/**
 * Tells people when something goes wrong: executions that fail, too many of them, and a server that is in
 * trouble.
 * Belongs here: rules, what they gather, how an alert reads. Does not belong here: the channels, which tell
 * of approvals
 * as well.
 */
@NullMarked
package dev.pawl.server.alert;

import org.jspecify.annotations.NullMarked;
