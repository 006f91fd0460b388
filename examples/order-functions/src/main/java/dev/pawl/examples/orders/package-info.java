/**
 * The functions of this example are in Node.js and Python; here is only its test. Java code that it calls
 * would belong
 * here.
 */
@NullMarked
package dev.pawl.examples.orders;

import org.jspecify.annotations.NullMarked;
