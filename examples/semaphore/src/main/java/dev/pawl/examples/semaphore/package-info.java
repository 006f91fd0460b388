/**
 * A semaphore that executions share: the workflows in Java, and functions that stand for the world around
 * them.
 */
@NullMarked
package dev.pawl.examples.semaphore;

import org.jspecify.annotations.NullMarked;
