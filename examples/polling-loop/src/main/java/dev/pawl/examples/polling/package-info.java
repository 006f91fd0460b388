/** Waiting for a job at a partner: the workflows in Java, and a function that stands for the partner. */
@NullMarked
package dev.pawl.examples.polling;

import org.jspecify.annotations.NullMarked;
