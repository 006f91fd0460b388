/**
 * A workflow that is started by a schedule and by a webhook; it needs no code, and its test lies beside it.
 */
@NullMarked
package dev.pawl.examples.intake;

import org.jspecify.annotations.NullMarked;
