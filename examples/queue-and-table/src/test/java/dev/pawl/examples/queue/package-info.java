/** The example of a queue and a table, run. Belongs here: tests of it, and nothing else. */
@NullMarked
package dev.pawl.examples.queue;

import org.jspecify.annotations.NullMarked;
