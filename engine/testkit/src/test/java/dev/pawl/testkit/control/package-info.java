/** Pausing, draining and limits, on whole engines whose clock jumps and whose process dies. */
@NullMarked
package dev.pawl.testkit.control;

import org.jspecify.annotations.NullMarked;
