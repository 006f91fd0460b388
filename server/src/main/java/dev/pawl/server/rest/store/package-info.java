/** Routes to the store as a whole: how large it is, and its backups. */
@NullMarked
package dev.pawl.server.rest.store;

import org.jspecify.annotations.NullMarked;
