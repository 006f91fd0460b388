/**
 * Tasks that are calls over HTTP: {@code http:invoke} and {@code apigateway:invoke}. Belongs here: the
 * connector, and calls
 * that are under way. Does not belong here: retries and histories, which are the core's business.
 */
@NullMarked
package dev.pawl.http;

import org.jspecify.annotations.NullMarked;
