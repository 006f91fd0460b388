/** Tests of the routes that find executions. */
package dev.pawl.server.rest.search;
