/**
 * The Batch report is definitions and nothing else; here is only its test. Code that it calls would belong
 * here.
 */
@NullMarked
package dev.pawl.examples.batch;

import org.jspecify.annotations.NullMarked;
