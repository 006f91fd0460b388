/**
 * The REST API below {@code /api/v1}: from an HTTP request to a route and back. Belongs here: matching,
 * who may call, JSON
 * bodies, problems. Does not belong here: what any route does; each resource has a package of its own below.
 */
@NullMarked
package dev.pawl.server.rest;

import org.jspecify.annotations.NullMarked;
