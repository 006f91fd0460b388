/** Tests of the whole server. */
@NullMarked
package dev.pawl.server.assembly;

import org.jspecify.annotations.NullMarked;
