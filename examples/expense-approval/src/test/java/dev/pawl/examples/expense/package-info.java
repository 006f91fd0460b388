@org.jspecify.annotations.NullMarked
package dev.pawl.examples.expense;
