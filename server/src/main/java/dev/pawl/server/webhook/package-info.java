/**
 * Webhooks: calls of other systems that start executions. Belongs here: who may call, what becomes of a
 * call's body, and the answer. Does
 * not belong here: the HTTP server, what an execution does.
 */
@NullMarked
package dev.pawl.server.webhook;

import org.jspecify.annotations.NullMarked;
