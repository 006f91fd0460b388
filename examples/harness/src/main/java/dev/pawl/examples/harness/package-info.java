/**
 * What the tests of examples share: a real engine with its own database. Belongs here: what every example's
 * test
 * would otherwise write again. Does not belong here: anything that a reader needs to understand an example.
 */
@NullMarked
package dev.pawl.examples.harness;

import org.jspecify.annotations.NullMarked;
