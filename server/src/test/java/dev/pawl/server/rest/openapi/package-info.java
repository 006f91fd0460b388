@NullMarked
package dev.pawl.server.rest.openapi;

import org.jspecify.annotations.NullMarked;
