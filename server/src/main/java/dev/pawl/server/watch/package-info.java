/**
 * Noticing edits of files and folders. Belongs here: how files look, and when they have changed. Does not
 * belong
 * here: what is done about it.
 */
@NullMarked
package dev.pawl.server.watch;

import org.jspecify.annotations.NullMarked;
