@NullMarked
package dev.pawl.server.rest.execution;

import org.jspecify.annotations.NullMarked;
