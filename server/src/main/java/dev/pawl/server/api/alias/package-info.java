/**
 * Operations on aliases of state machines. Belongs here: one class for each, and how routes are read and
 * shown. Does
 * not belong here: which routes make sense, and how a start is routed.
 */
@NullMarked
package dev.pawl.server.api.alias;

import org.jspecify.annotations.NullMarked;
