@NullMarked
package dev.pawl.server.rest.definition;

import org.jspecify.annotations.NullMarked;
