@NullMarked
package dev.pawl.server.rest.schedule;

import org.jspecify.annotations.NullMarked;
