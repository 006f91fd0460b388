/**
 * Which hosts the engine may call on behalf of workflows and users. Belongs here: the rules, and the look at
 * the address
 * that is really connected to. Does not belong here: any HTTP client.
 */
@NullMarked
package dev.pawl.egress;

import org.jspecify.annotations.NullMarked;
