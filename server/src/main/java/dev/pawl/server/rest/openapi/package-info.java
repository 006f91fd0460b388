/**
 * The OpenAPI document of the REST API, joined from a fragment for each area, and what it allows requests to
 * have. Does
 * not belong here: routes, and what they do.
 */
@NullMarked
package dev.pawl.server.rest.openapi;

import org.jspecify.annotations.NullMarked;
