/** Activities in the REST API. Does not belong here: their workers, which speak the wire protocol. */
@NullMarked
package dev.pawl.server.rest.activity;

import org.jspecify.annotations.NullMarked;
