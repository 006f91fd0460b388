/**
 * Definitions in the REST API: what is wrong in them and where, and single states tried out. Does not belong
 * here: the
 * rules of the language.
 */
@NullMarked
package dev.pawl.server.rest.definition;

import org.jspecify.annotations.NullMarked;
