@NullMarked
package dev.pawl.server.rest.maprun;

import org.jspecify.annotations.NullMarked;
