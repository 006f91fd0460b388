/** The example of a queue and a table has no code of its own: all that it does stands in its definitions. */
@NullMarked
package dev.pawl.examples.queue;

import org.jspecify.annotations.NullMarked;
