/** What tasks can use on this server, in the REST API. Does not belong here: how connectors do their work. */
@NullMarked
package dev.pawl.server.rest.connector;

import org.jspecify.annotations.NullMarked;
