/**
 * Approvals at work: the connector that takes requests in, the service through which people act, and what
 * goes on by
 * itself (time, telling workflows and people). Belongs here: what needs a clock, a store or threads. What may
 * be done
 * is the rules' business.
 */
@NullMarked
package dev.pawl.approval.service;

import org.jspecify.annotations.NullMarked;
