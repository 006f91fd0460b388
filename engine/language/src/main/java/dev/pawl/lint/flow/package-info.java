/**
 * A machine with the place of each of its parts, and the ways between its states: what rules walk through.
 * Does not belong here: what is good or bad about them.
 */
@NullMarked
package dev.pawl.lint.flow;

import org.jspecify.annotations.NullMarked;
