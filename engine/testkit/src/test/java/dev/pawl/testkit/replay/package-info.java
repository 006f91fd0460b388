/** Tests of replay. */
@NullMarked
package dev.pawl.testkit.replay;

import org.jspecify.annotations.NullMarked;
