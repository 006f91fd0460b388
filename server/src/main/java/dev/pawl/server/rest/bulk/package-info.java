/**
 * Bulk actions in the REST API. Belongs here: routes and answers, and who asked as it is kept. Does not
 * belong here: what
 * is done to an execution.
 */
@NullMarked
package dev.pawl.server.rest.bulk;

import org.jspecify.annotations.NullMarked;
