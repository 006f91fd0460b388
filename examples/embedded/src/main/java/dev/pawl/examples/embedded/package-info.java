/** A shop that has its engine inside itself. */
@NullMarked
package dev.pawl.examples.embedded;

import org.jspecify.annotations.NullMarked;
