/**
 * Channels that tell people about requests for approval: e-mail and signed webhooks. Belongs here: how a
 * notification is
 * worded and sent. Does not belong here: whom to tell, when, and how often to try, which the approvals
 * decide.
 */
@NullMarked
package dev.pawl.notify;

import org.jspecify.annotations.NullMarked;
