/** Files of test cases, and how they are played. */
@NullMarked
package dev.pawl.testkit.suite;

import org.jspecify.annotations.NullMarked;
