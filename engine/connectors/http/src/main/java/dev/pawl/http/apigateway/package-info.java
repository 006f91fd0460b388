/**
 * {@code apigateway:invoke}: calls of APIs behind API Gateway. Belongs here: AWS's rules for its parameters
 * and answers, and
 * where an API lives. Does not belong here: sockets.
 */
@NullMarked
package dev.pawl.http.apigateway;

import org.jspecify.annotations.NullMarked;
