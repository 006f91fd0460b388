/**
 * Whether an execution that runs can go on by another definition. Belongs here: comparing where it stands
 * with the
 * other definition. Does not belong here: changing anything.
 */
@NullMarked
package dev.pawl.migrate;

import org.jspecify.annotations.NullMarked;
