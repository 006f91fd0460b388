/** Asking many carriers at once: the workflow in Java, and a function that stands for the carriers. */
@NullMarked
package dev.pawl.examples.scatter;

import org.jspecify.annotations.NullMarked;
