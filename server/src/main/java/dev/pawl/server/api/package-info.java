/**
 * Speaks the AWS JSON 1.0 protocol. Belongs here: finding the operation, asking who calls and whether they
 * may, checking
 * the request, writing answer or error. Each operation is a class in a package of its resource below. Does
 * not belong
 * here: what operations do.
 */
@NullMarked
package dev.pawl.server.api;

import org.jspecify.annotations.NullMarked;
