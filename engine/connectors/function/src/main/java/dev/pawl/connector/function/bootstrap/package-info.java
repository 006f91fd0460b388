/**
 * What runs in the process of a Java function: asks the Runtime API for events and calls the handler. Belongs
 * here: only
 * what needs nothing of ours, since that process has no more than this package, Jackson and Lambda's
 * interfaces.
 */
@NullMarked
package dev.pawl.connector.function.bootstrap;

import org.jspecify.annotations.NullMarked;
