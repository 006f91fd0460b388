/** Executions that were recorded on AWS, as material for tests. */
@NullMarked
package dev.pawl.testkit.recorded;

import org.jspecify.annotations.NullMarked;
