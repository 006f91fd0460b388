/**
 * Tasks that call an operation of a service of AWS. Belongs here: how a service, an operation and a member
 * are found by
 * name in the SDK's own description of itself, and how JSON becomes a request and an answer JSON. Does not
 * belong here:
 * anything about one service; where optimized integrations differ, they are rows of a table.
 */
@NullMarked
package dev.pawl.aws.call;

import org.jspecify.annotations.NullMarked;
