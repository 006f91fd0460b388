@org.jspecify.annotations.NullMarked
package dev.pawl.asl.approval;
