/**
 * Readings of meters between Standard and Express machines: the workflows in Java; no code is needed to run
 * them.
 */
@NullMarked
package dev.pawl.examples.handoff;

import org.jspecify.annotations.NullMarked;
