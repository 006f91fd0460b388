/**
 * The nightly report is a definition and nothing else; here is only its test. Code that it calls would belong
 * here.
 */
@NullMarked
package dev.pawl.examples.nightly;

import org.jspecify.annotations.NullMarked;
