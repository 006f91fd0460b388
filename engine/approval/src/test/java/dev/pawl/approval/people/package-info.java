@org.jspecify.annotations.NullMarked
package dev.pawl.approval.people;
