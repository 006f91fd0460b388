/**
 * A workflow that asks people; it needs no code, and its test lies beside it.
 */
@NullMarked
package dev.pawl.examples.expense;

import org.jspecify.annotations.NullMarked;
