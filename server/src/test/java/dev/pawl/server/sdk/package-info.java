/**
 * The server as the AWS SDK for Java sees it. Belongs here: each operation called through the SDK, with typed
 * answers and
 * typed exceptions. Does not belong here: what can be said without a client.
 */
@NullMarked
package dev.pawl.server.sdk;

import org.jspecify.annotations.NullMarked;
