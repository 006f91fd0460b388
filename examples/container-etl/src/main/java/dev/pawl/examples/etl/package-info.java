/** An example whose work is done in containers; it has no functions of its own. */
@NullMarked
package dev.pawl.examples.etl;

import org.jspecify.annotations.NullMarked;
