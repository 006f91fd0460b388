/**
 * When a server takes no more starts, so that what runs goes on. Belongs here: what is watched, and what
 * follows.
 * Does not belong here: limits that users set for their own workflows.
 */
@NullMarked
package dev.pawl.protection;

import org.jspecify.annotations.NullMarked;
