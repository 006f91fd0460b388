/** The store as a whole, and its backups, as programs see them. */
@NullMarked
package dev.pawl.server.rest.store;

import org.jspecify.annotations.NullMarked;
