/**
 * The test kit in JUnit 5: stages as parameters of tests, machines from files, every test case of a file of
 * mocks.
 * Whoever uses it brings JUnit along.
 */
@NullMarked
package dev.pawl.testkit.junit;

import org.jspecify.annotations.NullMarked;
