/**
 * Test cases that are written in files, and what came of them. Belongs here: reading them, playing them,
 * reports. Does
 * not belong here: where files lie and how results are printed.
 */
@NullMarked
package dev.pawl.testkit.suite;

import org.jspecify.annotations.NullMarked;
