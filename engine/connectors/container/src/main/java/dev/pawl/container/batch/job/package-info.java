/**
 * What a Batch job is and how jobs follow one another: values and rules, without clock, thread, file or
 * container. Does not
 * belong here: how jobs are stored, and how their containers run.
 */
@NullMarked
package dev.pawl.container.batch.job;

import org.jspecify.annotations.NullMarked;
