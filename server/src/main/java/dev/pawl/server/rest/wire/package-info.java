/**
 * Operations of the wire API as routes of the REST API. Belongs here: how a route's request becomes an
 * operation's, and
 * its answer the route's. Does not belong here: which routes there are.
 */
@NullMarked
package dev.pawl.server.rest.wire;

import org.jspecify.annotations.NullMarked;
