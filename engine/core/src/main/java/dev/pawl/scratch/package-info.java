/**
 * Folders for files that are not ready. Belongs here: how a killed process is told from one that still works
 * on them.
 * Does not belong here: what the files are.
 */
@NullMarked
package dev.pawl.scratch;

import org.jspecify.annotations.NullMarked;
