/**
 * How people are told: the port that e-mail, webhooks and others implement, and what they are given. Belongs
 * here:
 * nothing that depends on one channel. What is told when, and what happens when telling fails, is the
 * business of the
 * approvals themselves.
 */
@NullMarked
package dev.pawl.approval.notify;

import org.jspecify.annotations.NullMarked;
