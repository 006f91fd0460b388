@NullMarked
package dev.pawl.server.rest.machine;

import org.jspecify.annotations.NullMarked;
