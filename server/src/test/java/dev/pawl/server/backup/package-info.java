/** Backups of real stores. */
@NullMarked
package dev.pawl.server.backup;

import org.jspecify.annotations.NullMarked;
