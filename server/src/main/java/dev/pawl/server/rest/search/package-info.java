/**
 * Routes that find executions and tell how machines fare. Does not belong here: how executions are found.
 */
@NullMarked
package dev.pawl.server.rest.search;

import org.jspecify.annotations.NullMarked;
