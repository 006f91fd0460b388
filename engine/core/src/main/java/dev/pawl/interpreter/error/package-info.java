/**
 * What follows when something fails: Retry, Catch, and failure that spreads to the state around. Does not
 * belong here:
 * why it failed.
 */
@NullMarked
package dev.pawl.interpreter.error;

import org.jspecify.annotations.NullMarked;
