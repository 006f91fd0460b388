/** What shapes promise, held against values that executions really had. */
@NullMarked
package dev.pawl.testkit.shapes;

import org.jspecify.annotations.NullMarked;
