/** Pictures over REST, from the outside. */
@NullMarked
package dev.pawl.server.rest.graph;

import org.jspecify.annotations.NullMarked;
