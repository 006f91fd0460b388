@org.jspecify.annotations.NullMarked
package dev.pawl.server.rest.approval;
