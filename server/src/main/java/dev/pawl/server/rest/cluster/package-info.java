/** The nodes of a cluster, over REST. */
@NullMarked
package dev.pawl.server.rest.cluster;

import org.jspecify.annotations.NullMarked;
