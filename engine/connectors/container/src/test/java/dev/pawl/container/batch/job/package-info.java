/** Tests of the rules of Batch jobs. */
@NullMarked
package dev.pawl.container.batch.job;

import org.jspecify.annotations.NullMarked;
