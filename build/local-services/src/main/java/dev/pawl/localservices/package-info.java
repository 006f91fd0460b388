/**
 * Servers that speak like services of AWS, for tests and examples: each in a process of its own, with its own
 * class path.
 * Does not belong here: anything that the product needs.
 */
@NullMarked
package dev.pawl.localservices;

import org.jspecify.annotations.NullMarked;
