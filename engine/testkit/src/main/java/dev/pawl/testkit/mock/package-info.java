/**
 * What stands in for the services that tasks call: what a state's task is answered with, read from the files
 * of AWS's
 * own test tools or written in Java. Belongs here: what says which answer. Does not belong here: how it is
 * delivered.
 */
@NullMarked
package dev.pawl.testkit.mock;

import org.jspecify.annotations.NullMarked;
