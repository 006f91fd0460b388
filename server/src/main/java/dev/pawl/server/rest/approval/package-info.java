/**
 * Requests for approval in the REST API. Belongs here: routes, and requests as JSON for people. What may be
 * done about
 * one is the approvals' business.
 */
@NullMarked
package dev.pawl.server.rest.approval;

import org.jspecify.annotations.NullMarked;
