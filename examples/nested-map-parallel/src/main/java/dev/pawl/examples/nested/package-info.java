/**
 * Checking a night's orders line by line: the workflow in Java, and functions that stand for stock and price
 * list.
 */
@NullMarked
package dev.pawl.examples.nested;

import org.jspecify.annotations.NullMarked;
