@NullMarked
package dev.pawl.server.rest.connector;

import org.jspecify.annotations.NullMarked;
