/**
 * Booking a trip as a saga: the workflow in Java, and the functions that stand for the companies it talks to.
 */
@NullMarked
package dev.pawl.examples.saga;

import org.jspecify.annotations.NullMarked;
