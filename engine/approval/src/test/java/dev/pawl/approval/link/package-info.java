@org.jspecify.annotations.NullMarked
package dev.pawl.approval.link;
