/**
 * Takes HTTP requests and gives answers; the only package that knows Jetty. Belongs here: the listener and
 * its limits,
 * which hosts and origins may speak to it, whole requests and answers as values. Does not belong here:
 * anything about
 * Step Functions, JSON operations or who the caller is.
 */
@NullMarked
package dev.pawl.server.http;

import org.jspecify.annotations.NullMarked;
