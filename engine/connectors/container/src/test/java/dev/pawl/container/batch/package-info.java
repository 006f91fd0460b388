/** Tests of Batch jobs. */
@NullMarked
package dev.pawl.container.batch;

import org.jspecify.annotations.NullMarked;
