/**
 * Executions in compressed files, written before they are removed and read when somebody asks for them later.
 * The
 * format is described in docs/guides/retention.md; files of all versions stay readable.
 */
@NullMarked
package dev.pawl.archive;

import org.jspecify.annotations.NullMarked;
