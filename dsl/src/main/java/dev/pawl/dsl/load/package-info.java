/**
 * Machines that are still source or class files: compiled, loaded and found by the constants and methods that
 * hold
 * them. Belongs here: what a build needs to turn Java into definitions. Does not belong here: what becomes of
 * the
 * definitions.
 */
@NullMarked
package dev.pawl.dsl.load;

import org.jspecify.annotations.NullMarked;
