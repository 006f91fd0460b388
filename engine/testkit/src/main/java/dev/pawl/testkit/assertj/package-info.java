/**
 * Assertions on what a stage played, in the manner of AssertJ, which whoever uses them brings along.
 */
@NullMarked
package dev.pawl.testkit.assertj;

import org.jspecify.annotations.NullMarked;
