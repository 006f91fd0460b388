/** Tests of coverage. */
@NullMarked
package dev.pawl.testkit.coverage;

import org.jspecify.annotations.NullMarked;
