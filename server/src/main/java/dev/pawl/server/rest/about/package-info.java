/** Routes about the server itself. */
@NullMarked
package dev.pawl.server.rest.about;

import org.jspecify.annotations.NullMarked;
