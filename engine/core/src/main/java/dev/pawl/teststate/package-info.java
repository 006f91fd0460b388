/**
 * One state tried out by itself, as TestState does: what is asked, what is looked at, and how it ends. Pure,
 * and
 * made of the
 * interpreter's own steps. Does not belong here: calls of connectors, and how a test is asked for over the
 * wire.
 */
@NullMarked
package dev.pawl.teststate;

import org.jspecify.annotations.NullMarked;
