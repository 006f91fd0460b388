/**
 * Batch jobs on the Docker Engine: job definitions and queues from the configuration, the jobs that were
 * submitted and what
 * becomes of them, and {@code batch:submitJob}. Belongs here: what is Batch's own. How jobs follow one
 * another is in
 * {@code job}, and how containers run in {@code dev.pawl.container.engine}.
 */
@NullMarked
package dev.pawl.container.batch;

import org.jspecify.annotations.NullMarked;
