/**
 * What tests of workflows need: a clock that jumps, a connector that does as it is told, assertions on what
 * happened.
 * Belongs here: what is of use to an embedder's own tests. Does not belong here: tests of the engine itself.
 */
@NullMarked
package dev.pawl.testkit;

import org.jspecify.annotations.NullMarked;
