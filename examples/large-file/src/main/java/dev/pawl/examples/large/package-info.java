/**
 * Checking a file of many transfers: the workflow in Java, a function, and a program that makes such a file.
 */
@NullMarked
package dev.pawl.examples.large;

import org.jspecify.annotations.NullMarked;
